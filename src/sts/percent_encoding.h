#pragma once

#include "base/secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::sts {

/// Percent-encodes every byte outside `A-Za-z0-9-._~` (RFC 3986, 2.3) and `keep`.
std::string percent_encode(std::string_view bytes, std::string_view keep = "");

/// The same at the end of a text that is not public.
void append_percent_encoded(Secret& out, std::string_view bytes, std::string_view keep = "");

/// The byte that `%XX` stands for at the beginning of a text, its digits in either case (RFC 3986,
/// 2.1); nullopt when the text begins otherwise.
std::optional<char> percent_decoded_byte(std::string_view text);

/// The bytes of a percent-encoded text. What is no encoding stays as it is.
std::string percent_decode(std::string_view text);

}  // namespace stsmfa::sts
