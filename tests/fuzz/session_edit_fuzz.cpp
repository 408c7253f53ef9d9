// Any bytes as a credentials file, in which a session is stored and cleared: the session is read
// back as it was, every other line stays, and after the clearing the old bytes are there again, but
// for the end that a last line may have got.

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/encoding.h"
#include "credentials/session.h"
#include "credentials/verify.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace stsmfa;
using test::require;

const credentials::Session session = {
    .assumed_role_arn = "arn:aws:iam::123456789012:role/dev",
    .access_key_id = "ASIAIOSFODNN7EXAMPLE",
    .secret_access_key = Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    .session_token = Secret("token"),
    .expiration = Time(Seconds(1'800'000'000)),
};

/// Empty where the edit is refused.
Secret edited(std::string_view text, const credentials::Edit& edit) {
  try {
    const credentials::Document document(text, "");
    const credentials::Pieces result = credentials::apply_edits(document, {edit});
    credentials::verify(document, result, {edit});
    return result.joined();
  } catch (const Error&) {
    return {};
  }
}

void check_stored(std::string_view text) {
  const credentials::Document document(text, "");
  const auto section = document.section("dev");
  require(section.has_value());
  const auto read = credentials::session_in(*section);
  require(read && read->access_key_id == session.access_key_id);
  require(read->secret_access_key == session.secret_access_key);
  require(read->session_token == session.session_token);
  require(read->expiration == session.expiration);
}

void check(std::string_view text) {
  if (!credentials::encoding_flaw(text).empty()) return;  // no document is made of it
  const bool was_there = credentials::Document(text, "").has("dev");
  const Secret stored =
      edited(text, {.section = "dev", .assignments = credentials::assignments_of(session)});
  if (stored.empty()) return;
  check_stored(stored.reveal());
  if (was_there) return;
  const credentials::Document document(stored.reveal(), "");
  const Secret cleared =
      edited(stored.reveal(), credentials::removal_of_session("dev", *document.section("dev")));
  const std::string_view left = cleared.reveal();
  require(left.starts_with(text));
  require(left.size() - text.size() <= 2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
