#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "sts/request.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::sts {

// How stsmfa speaks with its helper stsmfa-sts over two pipes. The helper's first line is a
// greeting; then both sides send messages, each a list of `name value` lines ended by an empty
// line. In a value every byte outside 0x21 to 0x7e, and `%` itself, is percent-encoded, with
// upper-case digits; `header` and `field` lines have two such words after their name. A line has at
// most 64 KiB, a message at most 1,024 lines and 2 MiB: a receiver of more stops reading.
// Many requests may be under way at once; replies come in any order and name their request's id.

constexpr std::string_view helper_name = "stsmfa-sts";
constexpr std::size_t longest_line = 64UL * 1024;
constexpr std::size_t longest_message = 2UL * 1024 * 1024;
constexpr std::size_t most_lines = 1024;

/// The greeting line with its line end: `stsmfa-sts 1 VERSION`. 1 is the version of this protocol;
/// VERSION is the program's, and both have to be the same on both sides, since the two programs are
/// installed together.
std::string greeting();

/// One exchange asked of the helper: a POST of `body` with exactly these headers.
struct Request {
  long id = 0;  ///< not negative
  std::string url = {};
  std::vector<Header> headers = {};
  Secret body = {};            ///< without one the helper only resolves, connects and shakes hands
  std::string ca_bundle = {};  ///< a file of certificates; empty: the system's
  Proxy proxy = {};            ///< this one, or none: the helper knows of no other
  Seconds timeout = Seconds(20);  ///< 1 s to a day
  bool fresh = false;             ///< on a connection that has carried nothing yet
};

/// What came of it.
enum class Outcome {
  answered,    ///< an HTTP status was received (or, without a body, the connection stands)
  not_sent,    ///< nothing of the request has left: the code in it, if any, is unused
  maybe_sent,  ///< something may have arrived: the code in it counts as used
};
/// How a message writes them, in their order.
constexpr std::array<std::string_view, 3> outcome_names = {"answered", "not-sent", "maybe-sent"};

/// A leaf of the reply's XML by the path of its element names below the root, without namespaces
/// and white space: `AssumeRoleResult/Credentials/AccessKeyId`. Of JSON, a member by its name.
struct Field {
  std::string path;
  Secret value;
};

struct Reply {
  long id = 0;
  Outcome outcome = Outcome::not_sent;
  long status = 0;                ///< the HTTP status; 0 when there was none
  std::optional<Time> date = {};  ///< the reply's Date header
  std::string root = {};  ///< the root element's name, `{}` for JSON; empty for anything else
  std::vector<Field> fields = {};
  std::string code = {};        ///< AWS's error code
  std::string message = {};     ///< AWS's error message, or why there was no answer
  std::string request_id = {};  ///< x-amzn-RequestId, or RequestId of the body
};

/// The value of the first field of that path; nullptr when there is none.
const Secret* find_field(const Reply& reply, std::string_view path);

/// The message, ready to be written. Throws ProtocolError when it would break a limit.
Secret encode(const Request& request);
Secret encode(const Reply& reply);

/// The other side does not keep the protocol. `what` says how, without repeating its bytes.
struct ProtocolError {
  std::string what;
};

/// One line of a message, its words decoded.
struct MessageLine {
  std::string name;
  std::vector<Secret> words;
};

/// The lines of one message as what they say. Throws ProtocolError for an unknown name, a missing
/// one, one that is repeated and must not be, and a value that is none.
Request decode_request(const std::vector<MessageLine>& lines);
Reply decode_reply(const std::vector<MessageLine>& lines);

/// Takes messages out of a stream of bytes that arrives in pieces. It takes lines apart as they
/// come in, so that a peer that never ends a line or a message is refused at the limit and one that
/// sends single bytes costs no more than another.
class MessageReader {
 public:
  void feed(std::string_view bytes);

  /// The greeting line without its end; nullopt while it is not whole. Throws ProtocolError when
  /// it is too long.
  std::optional<std::string> next_line();

  /// The next whole message, as Request or Reply; nullopt while there is none. Throws
  /// ProtocolError for anything that is not one: bad percent-encoding, a line or message over its
  /// limit, and whatever decode_request and decode_reply refuse.
  std::optional<Request> next_request();
  std::optional<Reply> next_reply();

 private:
  std::optional<std::string_view> take_line();
  std::optional<std::vector<MessageLine>> next_message();
  Secret buffer_;
  std::size_t used_ = 0;            ///< bytes of the buffer that have been taken
  std::size_t searched_ = 0;        ///< bytes of it that hold no further line end
  std::vector<MessageLine> lines_;  ///< of the message that is coming in
  std::size_t message_size_ = 0;    ///< their bytes
};

}  // namespace stsmfa::sts
