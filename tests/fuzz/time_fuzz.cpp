// Times and durations as files, people and servers write them: what is read is written in one form,
// and read from it again as it was.

#include "base/duration.h"
#include "base/time.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace stsmfa;
using test::require;

void check(std::string_view text) {
  if (const auto time = parse_expiration(text)) {
    require(parse_expiration(format_expiration(*time)) == time);
    require(parse_expiration(format_rfc3339(*time)) == time);
    require(!format_local(*time).empty());
  }
  if (const auto time = parse_amz_date(text))
    require(parse_amz_date(format_amz_date(*time)) == time);
  if (const auto time = parse_http_date(text))
    require(parse_expiration(format_rfc3339(*time)) == time);
  if (const auto duration = parse_duration(text)) {
    require(*duration >= Seconds(0));
    require(!format_duration(*duration).empty());
    require(parse_duration(std::to_string(duration->count())) == duration);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
