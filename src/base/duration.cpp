#include "base/duration.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace stsmfa {

namespace {

/// As aws-mfa reads it, by Python's int(): `+3600` and `3_600` are numbers too.
std::optional<long> parse_python_integer(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with('_') || text.ends_with('_') || text.find("__") != std::string_view::npos) {
    return std::nullopt;
  }
  std::string digits(text);
  std::erase(digits, '_');
  return parse_number(digits);
}

/// `1h 30m`, of a `count` of the lesser unit that is not 0.
std::string in_two_units(long count, long in_greater, char greater, char lesser) {
  std::string text;
  if (count >= in_greater) text = std::to_string(count / in_greater) + greater;
  if (count % in_greater == 0) return text;
  return text + (text.empty() ? "" : " ") + std::to_string(count % in_greater) + lesser;
}

}  // namespace

std::optional<Seconds> parse_duration(std::string_view text) {
  struct Unit {
    char letter;
    long seconds;
  };
  constexpr std::array<Unit, 3> units = {{{'h', 3600}, {'m', 60}, {'s', 1}}};
  constexpr long longest = 366L * 86400;  // keeps every sum in range; no AWS limit is near it
  text = strip(text);
  if (const auto seconds = parse_python_integer(text)) {
    return *seconds <= longest ? std::optional(Seconds(*seconds)) : std::nullopt;
  }
  long total = 0;
  for (auto unit = units.begin(); !text.empty(); ++unit) {
    const auto digits = text.find_first_not_of("0123456789");
    const auto count = parse_number(text.substr(0, digits));
    if (!count || *count > longest || digits == std::string_view::npos) return std::nullopt;
    unit = std::find_if(unit, units.end(), [&](Unit u) { return u.letter == text[digits]; });
    if (unit == units.end()) return std::nullopt;
    total += *count * unit->seconds;
    text.remove_prefix(digits + 1);
  }
  return total > 0 && total <= longest ? std::optional(Seconds(total)) : std::nullopt;
}

std::string format_duration(Seconds duration) {
  const long seconds = std::max(Seconds(0), duration).count();
  const long minutes = seconds / 60;
  const long hours = minutes / 60;
  if (minutes == 0) return std::to_string(seconds) + "s";
  if (hours < 48) return in_two_units(minutes, 60, 'h', 'm');
  return in_two_units(hours, 24, 'd', 'h');
}

std::string format_seconds(Seconds duration) {
  return std::to_string(duration.count()) + (duration.count() == 1 ? " second" : " seconds");
}

}  // namespace stsmfa
