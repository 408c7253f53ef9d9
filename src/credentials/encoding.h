#pragma once

#include <string>
#include <string_view>

namespace stsmfa::credentials {

/// Why a text is none that the readers of the two files share, which is ASCII or UTF-8: it begins
/// with the mark of UTF-16 or UTF-32 (Notepad's "Unicode", PowerShell's `>`), or holds a NUL, as
/// such text does without a mark as well. Empty when it is one.
std::string encoding_flaw(std::string_view text);

/// What helps against it.
inline constexpr std::string_view encoding_hint = "save it as UTF-8";

}  // namespace stsmfa::credentials
