// What may stand in the body of a reply from the network: it becomes a Reply that fits a message,
// with no white space in its fields.
//
//   build/fuzz/tests/response_fuzz -max_total_time=30

#include "base/text.h"
#include "sts/helper/response.h"
#include "sts/protocol.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>

namespace {

using namespace stsmfa;
using test::require;

void check(std::string_view body) {
  const auto reply = helper::reply_of({.outcome = sts::Outcome::answered,
                                       .status = 200,
                                       .content_type = "text/xml",
                                       .body = Secret(body)});
  require(!reply.root.empty() || reply.fields.empty());
  for (const auto& field : reply.fields) {
    require(std::ranges::none_of(field.value.reveal(), is_space));
  }
  sts::MessageReader reader;
  reader.feed(encode(reply).reveal());
  require(reader.next_reply().has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string body(data, data + size);
  check(body);
  check("<ErrorResponse><Error>" + body + "</Error></ErrorResponse>");
  check("{" + body + "}");
  return 0;
}
