#pragma once

#include <string>
#include <string_view>

namespace stsmfa::sts {

/// Whether a text is or holds what has the form of AWS's secret access keys: 40 letters, digits,
/// `/` and `+`, among them a small letter, a capital and a digit, whatever stands around them
/// (quotes, a comma, the name of a key). From 36 on they count, and more than 40 as well, since
/// something may have been lost of it or typed at its end; of a path only what stands between two
/// slashes, or 40. What begins with a slash is no path if it has 36 to 44 of them and 20 of these,
/// mixed like that, without a slash. An ARN holds none, nor does `123456789012/ROLE`.
bool looks_like_secret_access_key(std::string_view text);

/// Whether a character can stand in such a key.
bool is_of_secret_access_key(char c);

/// A setting's value as it may be shown: its first line, unless that looks like a secret access
/// key, which has come under another key (the answers of `aws configure` shifted by one).
std::string shown_value(std::string_view value);

}  // namespace stsmfa::sts
