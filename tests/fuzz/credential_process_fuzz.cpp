// What a credential_process prints: keys that can stand in a file and a header, or an error that
// repeats nothing of it.

#include "ask/credential_process.h"
#include "base/error.h"
#include "base/text.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace stsmfa;
using test::require;

bool is_one_word(std::string_view text) {
  return text.find_first_of(" \t\r\n") == std::string_view::npos;
}

void check(std::string_view text) {
  const profile::Setting command{"cmd", profile::Source::credentials_file,
                                 "[x] credential_process"};
  try {
    const auto keys = ask::read_process_credentials(command, text, Time(Seconds(1'800'000'000)));
    require(!keys.access_key_id.empty() && !keys.secret_access_key.empty());
    require(is_one_word(keys.access_key_id) && is_one_word(keys.secret_access_key.reveal()));
    require(is_one_word(keys.session_token.reveal()));
  } catch (const Error& error) {
    require(error.status == ExitStatus::plan_impossible);
    require(error.object == command.origin && !error.cause.empty());
    require(error.cause.size() < 200);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
