#pragma once

#include "app/answer.h"
#include "app/destination.h"
#include "app/report.h"
#include "app/world.h"
#include "sts/call.h"
#include "sts/sigv4.h"

namespace stsmfa::app {

/// What a call is signed with.
sts::Credentials credentials_of(const Keys& keys);
sts::Credentials credentials_of(const credentials::Session& session);

/// What came of a call, and what that means.
struct Answer {
  sts::Reply reply;
  Verdict verdict;
};

// The parts of an exchange, for whoever has several under way.

/// What the helper is asked to send: the call, signed as of `time`.
sts::Request request_of(const sts::Call& call, const sts::Credentials& credentials,
                        const Destination& destination, Time time);

/// What a reply to it means. AWS's request id is said under -v.
Answer answer_of(sts::Reply reply, const sts::Call& call, Time time, const Report& report);

/// Whether the local time `time` at which a call was signed is wrong by the reply's; says it then,
/// once.
bool say_clock_error(const sts::Reply& reply, Time time, const Report& report);

/// Signs calls of one service and has them carried.
class Caller {
 public:
  /// Everything given outlives it.
  Caller(const World& world, const Destination& destination, const Report& report)
      : world_(world), destination_(destination), report_(report) {}

  /// One exchange; a second one, with AWS's time, if the first was refused for ours before anybody
  /// looked at the code. A call with a code goes out on a fresh connection.
  Answer call_once(const sts::Call& call, const sts::Credentials& credentials, bool has_code) const;

  /// A call without a code: three attempts while AWS is busy or unreached, with the back-off of the
  /// SDKs' standard retry mode. Throws Interrupted.
  Answer call(const sts::Call& call, const sts::Credentials& credentials) const;

  /// The service's host, as messages call it.
  std::string host() const { return host_of(destination_); }
  Time now() const { return world_.now(); }

 private:
  Answer exchange(const sts::Call& call, const sts::Credentials& credentials, bool has_code,
                  Time time) const;

  const World& world_;
  const Destination& destination_;
  const Report& report_;
};

/// The Error for an answer other than granted, with the hint that helps. `code` is the MFA code
/// that was sent, so that it can be taken out of AWS's message, which may repeat it.
Error refusal_of(const Answer& answer, std::string_view action, std::string_view host,
                 std::string_view code = {});

/// What AWS said: botocore's sentence, without what it may echo.
std::string words_of(const sts::Reply& reply, std::string_view action, std::string_view code = {});

}  // namespace stsmfa::app
