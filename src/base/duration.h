#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa {

/// A duration as a person writes it: seconds (`3600`) or units in falling order (`90m`, `12h`,
/// `1h30m`, `45s`), with white space around it. nullopt for anything else.
std::optional<Seconds> parse_duration(std::string_view text);

/// What a person is told of a text that parse_duration does not take.
constexpr std::string_view not_a_duration = "not a duration: seconds, or such as 90m, 12h, 1h30m";

/// The two largest units that matter: `28d 21h`, `36h`, `1h 30m`, `42m`, `59s`. Two days and more
/// are days: no session lasts as long, but it may have ended as long ago.
std::string format_duration(Seconds duration);

/// For one that is seen to pass: `1 second`, `18 seconds`.
std::string format_seconds(Seconds duration);

}  // namespace stsmfa
