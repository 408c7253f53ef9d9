// The helper's replies as stsmfa judges them: whatever is granted can stand in a file that shells
// and SDKs read, and all else is a verdict or an error.

#include "base/error.h"
#include "base/text.h"
#include "client/verdict.h"
#include "sts/protocol.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace stsmfa;
using test::require;

constexpr Time now = Time(Seconds(1'800'000'000));

bool is_one_word(std::string_view text) {
  return !text.empty() && text.find_first_of(" \t\r\n") == std::string_view::npos;
}

void check_session(const sts::Reply& reply) {
  try {
    const auto session = client::session_of(reply, "", now);
    require(is_one_word(session.access_key_id));
    require(is_one_word(session.secret_access_key.reveal()));
    require(is_one_word(session.session_token.reveal()));
    require(session.expiration > now);
  } catch (const Error& error) {
    require(error.status == ExitStatus::unreached && !error.cause.empty());
  }
}

void check(std::string_view text) {
  sts::MessageReader reader;
  try {
    reader.feed(text);
    while (const auto reply = reader.next_reply()) {
      const auto verdict = client::judge(*reply, "GetSessionToken", now);
      client::clock_error(*reply, now);
      if (verdict == client::Verdict::granted) check_session(*reply);
    }
  } catch (const sts::ProtocolError& error) {
    require(!error.what.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
