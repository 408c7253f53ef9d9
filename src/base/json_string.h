#pragma once

#include "base/secret.h"

#include <optional>
#include <string_view>

namespace stsmfa {

/// The bytes that a JSON string means (RFC 8259, 7), given what stands between its quotes. nullopt
/// for an unknown escape, half a surrogate pair, a control character as it is, and bytes that are
/// not UTF-8.
std::optional<Secret> decode_json_string(std::string_view between_quotes);

/// Appends `bytes` as a JSON string with its quotes. Each byte that is not part of valid UTF-8
/// becomes U+FFFD. Whatever a terminal would act on is escaped as well, so that the text may be
/// printed on one.
void append_json_string(Secret& json, std::string_view bytes);

}  // namespace stsmfa
