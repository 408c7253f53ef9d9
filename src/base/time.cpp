#include "base/time.h"

#include "base/text.h"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>

namespace stsmfa {

namespace {

/// Takes a text apart from its front. Once something does not fit, `ok` stays false and every
/// further call is harmless, so that a layout reads as one straight list.
struct Reader {
  std::string_view rest;
  bool ok = true;

  int number(std::size_t digits) {
    const auto value = parse_number(rest.substr(0, digits));
    ok = ok && rest.size() >= digits && value.has_value();
    rest.remove_prefix(std::min(digits, rest.size()));
    return ok ? static_cast<int>(*value) : 0;
  }
  /// One character out of `allowed`; NUL when there is none.
  char one_of(std::string_view allowed) {
    const char found = rest.empty() ? '\0' : rest.front();
    ok = ok && found != '\0' && allowed.find(found) != std::string_view::npos;
    rest.remove_prefix(rest.empty() ? 0 : 1);
    return ok ? found : '\0';
  }
  void literal(std::string_view expected) {
    ok = ok && rest.starts_with(expected);
    rest.remove_prefix(std::min(expected.size(), rest.size()));
  }
};

/// What a calendar and a clock show.
struct CalendarTime {
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
};

/// The moment that calendar fields name, if there is such a day and such a time of day. A leap
/// second (:60) counts as the second after it.
std::optional<Time> make_time(const CalendarTime& fields) {
  const auto& [year, month, day, hour, minute, second] = fields;
  const auto ymd = date::year(year) / month / day;
  if (!ymd.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return Time(date::sys_days(ymd)) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         Seconds(second);
}

std::optional<Seconds> read_offset(Reader& reader) {
  const char sign = reader.one_of("Zz+-");
  if (sign == 'Z' || sign == 'z') return Seconds(0);
  const int hours = reader.number(2);
  if (reader.rest.starts_with(':')) reader.literal(":");
  const int minutes = reader.number(2);
  if (!reader.ok || hours > 23 || minutes > 59) return std::nullopt;
  const Seconds offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  return sign == '-' ? -offset : offset;
}

void skip_fraction(Reader& reader) {
  if (!reader.rest.starts_with('.') && !reader.rest.starts_with(',')) return;
  reader.rest.remove_prefix(1);
  reader.number(1);
  while (!reader.rest.empty() && is_digit(reader.rest.front())) {
    reader.rest.remove_prefix(1);
  }
}

/// `number` in at least `width` digits.
std::string digits(unsigned number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string date_text(Time time, std::string_view separator) {
  const date::year_month_day ymd(date::floor<date::days>(time));
  return digits(static_cast<unsigned>(static_cast<int>(ymd.year())), 4)
      .append(separator)
      .append(digits(static_cast<unsigned>(ymd.month()), 2))
      .append(separator)
      .append(digits(static_cast<unsigned>(ymd.day()), 2));
}

std::string clock_text(Time time, std::string_view separator) {
  const auto second = static_cast<unsigned>((time - date::floor<date::days>(time)).count());
  return digits(second / 3600, 2)
      .append(separator)
      .append(digits(second / 60 % 60, 2))
      .append(separator)
      .append(digits(second % 60, 2));
}

/// How far the local clock is ahead of UTC at `time`.
Seconds local_offset(Time time) {
  const time_t seconds = std::chrono::system_clock::to_time_t(time);
  tm local{};
  return Seconds(localtime_r(&seconds, &local) != nullptr ? local.tm_gmtoff : 0);
}

}  // namespace

Time now() { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); }

std::optional<Time> parse_expiration(std::string_view text) {
  Reader reader{trim(text)};
  const int year = reader.number(4);
  reader.literal("-");
  const int month = reader.number(2);
  reader.literal("-");
  const int day = reader.number(2);
  reader.one_of("Tt ");
  const int hour = reader.number(2);
  reader.literal(":");
  const int minute = reader.number(2);
  reader.literal(":");
  const int second = reader.number(2);
  skip_fraction(reader);
  const auto offset = reader.rest.empty() ? Seconds(0) : read_offset(reader);
  if (!reader.ok || !offset || !reader.rest.empty()) return std::nullopt;
  const auto local = make_time({year, month, day, hour, minute, second});
  return local ? std::optional(*local - *offset) : std::nullopt;
}

std::string format_expiration(Time time) {
  return date_text(time, "-") + " " + clock_text(time, ":");
}

std::string format_rfc3339(Time time) {
  return date_text(time, "-") + "T" + clock_text(time, ":") + "Z";
}

std::string format_amz_date(Time time) {
  return date_text(time, "") + "T" + clock_text(time, "") + "Z";
}

std::string format_local(Time time) {
  const Seconds offset = local_offset(time);
  const auto minutes = static_cast<unsigned>(std::abs(offset.count()) / 60);
  return format_expiration(time + offset) + (offset.count() < 0 ? "-" : "+") +
         digits(minutes / 60, 2) + ":" + digits(minutes % 60, 2);
}

std::optional<Time> parse_amz_date(std::string_view text) {
  Reader reader{text};
  const int year = reader.number(4);
  const int month = reader.number(2);
  const int day = reader.number(2);
  reader.literal("T");
  const int hour = reader.number(2);
  const int minute = reader.number(2);
  const int second = reader.number(2);
  reader.literal("Z");
  if (!reader.ok || !reader.rest.empty()) return std::nullopt;
  return make_time({year, month, day, hour, minute, second});
}

std::optional<Time> parse_http_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Reader reader{text};
  reader.rest.remove_prefix(std::min<std::size_t>(3, text.size()));  // the weekday says nothing new
  reader.literal(", ");
  const int day = reader.number(2);
  reader.literal(" ");
  const auto month = std::ranges::find(months, reader.rest.substr(0, 3)) - months.begin();
  reader.rest.remove_prefix(std::min<std::size_t>(3, reader.rest.size()));
  reader.literal(" ");
  const int year = reader.number(4);
  reader.literal(" ");
  const int hour = reader.number(2);
  reader.literal(":");
  const int minute = reader.number(2);
  reader.literal(":");
  const int second = reader.number(2);
  reader.literal(" GMT");
  if (!reader.ok || !reader.rest.empty() || month == 12) return std::nullopt;
  return make_time({year, static_cast<int>(month) + 1, day, hour, minute, second});
}

}  // namespace stsmfa
