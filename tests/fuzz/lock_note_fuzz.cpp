// The lock's note, which another version may have written or may be writing: whatever is read is
// written in one form, and read from it again as it was.

#include "session/lock_note.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace stsmfa;
using test::require;

void check(std::string_view text) {
  session::LockNote note = session::parse_note(text);
  const std::string written = session::format_note(note);
  require(session::begins_as_note(written) && session::is_whole_note(written));
  require(session::format_note(session::parse_note(written)) == written);
  session::take_history(note, session::parse_note(written));
  session::remember_failure(note, {.reason = std::string(text)});
  require(!note.failures.empty());
  require(!session::was_sent(note, {.device = "d", .code = Secret("123456"), .time = {}}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
