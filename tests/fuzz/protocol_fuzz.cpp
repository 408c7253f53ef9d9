// What either side may be sent over the pipes: a reader takes it or throws ProtocolError, however
// the bytes are cut, and what it takes can be written and read again.
//
//   build/fuzz/tests/protocol_fuzz -max_total_time=30

#include "sts/protocol.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <optional>

namespace {

using namespace stsmfa;
using test::require;

std::optional<sts::Request> next(sts::MessageReader& reader, const sts::Request* /*kind*/) {
  return reader.next_request();
}
std::optional<sts::Reply> next(sts::MessageReader& reader, const sts::Reply* /*kind*/) {
  return reader.next_reply();
}

/// All messages of a stream that arrives in pieces, written out again; whatever breaks the protocol
/// ends it.
template <typename Message>
Secret read_and_write(std::string_view stream, std::size_t piece) {
  Secret written;
  sts::MessageReader reader;
  try {
    for (; !stream.empty(); stream.remove_prefix(std::min(piece, stream.size()))) {
      reader.feed(stream.substr(0, piece));
      while (const auto message = next(reader, static_cast<const Message*>(nullptr))) {
        written.append(encode(*message).reveal());
      }
    }
  } catch (const sts::ProtocolError& error) {
    require(!error.what.empty());
  }
  return written;
}

template <typename Message>
void check(std::string_view stream) {
  const auto written = read_and_write<Message>(stream, stream.size());
  require(written == read_and_write<Message>(stream, 1));
  require(written == read_and_write<Message>(written.reveal(), 7));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string stream(data, data + size);
  check<sts::Request>(stream);
  check<sts::Reply>(stream);
  return 0;
}
