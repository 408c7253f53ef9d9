#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa {

/// A moment in UTC, to the second, as AWS gives and takes it.
using Time = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

/// Now, by the machine's clock. Only main calls it; everything else is told the time.
Time now();

/// The `expiration` of a session: aws-mfa's `YYYY-MM-DD HH:MM:SS`, which is UTC although it does
/// not say so, or RFC 3339 (`T` or a blank between, any fraction, `Z` or any offset), which other
/// tools and AWS write. nullopt for anything else, impossible dates included.
std::optional<Time> parse_expiration(std::string_view text);

/// `YYYY-MM-DD HH:MM:SS` in UTC: the form aws-mfa writes and reads.
std::string format_expiration(Time time);

/// `YYYY-MM-DDTHH:MM:SSZ`: the form AWS writes.
std::string format_rfc3339(Time time);

/// `YYYY-MM-DD HH:MM:SS±HH:MM` on the local clock: the form people read.
std::string format_local(Time time);

/// `YYYYMMDDTHHMMSSZ`, the X-Amz-Date of Signature Version 4.
std::string format_amz_date(Time time);
std::optional<Time> parse_amz_date(std::string_view text);

/// An IMF-fixdate (`Thu, 27 Jan 2022 01:59:28 GMT`), the form in which every HTTP/1.1 server has
/// to send its Date header (RFC 9110, 5.6.7); the obsolete two forms are not understood.
std::optional<Time> parse_http_date(std::string_view text);

}  // namespace stsmfa
