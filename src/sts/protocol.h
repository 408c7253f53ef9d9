#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "sts/request.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::sts {

// How stsmfa speaks with its helper stsmfa-sts over two pipes. The helper's first line is a
// greeting; then both sides send messages, each a list of `name value` lines ended by an empty
// line. In a value every byte outside 0x21 to 0x7e, and `%` itself, is percent-encoded. A line has
// at most 64 KiB and a message at most 2 MiB: whoever receives more stops reading.
// Many requests may be under way at once; replies come in any order and name their request's id.

constexpr std::string_view helper_name = "stsmfa-sts";
constexpr std::size_t longest_line = 64 * 1024;
constexpr std::size_t longest_message = 2 * 1024 * 1024;

/// The greeting line with its line end: `stsmfa-sts 1 VERSION`. 1 is the version of this protocol;
/// VERSION is the program's, and both have to be the same on both sides, since the two programs are
/// installed together.
std::string greeting();

/// One exchange asked of the helper.
struct Request {
  long id = 0;
  std::string url;
  std::vector<Header> headers;
  Secret body;            ///< without one the helper only resolves, connects and shakes hands
  std::string ca_bundle;  ///< a file of certificates; empty: the system's
  Seconds timeout = Seconds(20);
  bool fresh = false;  ///< on a connection that has carried nothing yet, and never sent again
};

/// What came of it.
enum class Outcome {
  answered,    ///< an HTTP status was received (or, without a body, the connection stands)
  not_sent,    ///< nothing of the request has left: the code in it, if any, is unused
  maybe_sent,  ///< something may have arrived: the code in it counts as used
};

/// A leaf of the reply's XML by the path of its element names below the root, without namespaces
/// and white space: `AssumeRoleResult/Credentials/AccessKeyId`.
struct Field {
  std::string path;
  Secret value;
};

struct Reply {
  long id = 0;
  Outcome outcome = Outcome::not_sent;
  long status = 0;                ///< the HTTP status; 0 when there was none
  std::optional<Time> date = {};  ///< the reply's Date header
  std::string root = {};          ///< the root element's name; empty when the body is not XML
  std::vector<Field> fields = {};
  std::string code = {};        ///< AWS's error code
  std::string message = {};     ///< AWS's error message, or why there was no answer
  std::string request_id = {};  ///< x-amzn-RequestId, or RequestId of the body
};

Secret encode(const Request& request);
Secret encode(const Reply& reply);

/// Takes messages out of a stream of bytes that arrives in pieces.
class MessageReader {
 public:
  void feed(std::string_view bytes) { buffer_.append(bytes); }

  /// The greeting line without its end; nullopt while it is not whole. Throws ProtocolError when
  /// it is too long.
  std::optional<std::string> next_line();

  /// The next whole message, as Request or Reply; nullopt while there is none. Throws
  /// ProtocolError for anything that is not one: an unknown, missing or repeated name where one is
  /// allowed, a number that is none, bad percent-encoding, a line or message over its limit.
  std::optional<Request> next_request();
  std::optional<Reply> next_reply();

 private:
  std::optional<std::vector<Field>> next_message();
  Secret buffer_;
  std::size_t used_ = 0;
};

/// The other side does not keep the protocol. `what` says how, without repeating its bytes.
struct ProtocolError {
  std::string what;
};

}  // namespace stsmfa::sts
