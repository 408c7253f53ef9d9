#pragma once

#include "base/environment.h"
#include "cli/report.h"
#include "client/helper.h"
#include "client/verdict.h"
#include "client/wire.h"
#include "credentials/session.h"
#include "profile/destination.h"
#include "profile/profile.h"
#include "sts/call.h"
#include "sts/protocol.h"
#include "sts/sigv4.h"

namespace stsmfa::client {

/// What a call is signed with.
sts::Credentials credentials_of(const profile::Keys& keys);
sts::Credentials credentials_of(const credentials::Session& session);

/// What came of a call, and what that means.
struct Answer {
  sts::Reply reply;
  Verdict verdict;
};

// The parts of an exchange, for whoever has several under way.

/// What the helper is asked to send: the call, signed as of `time`.
sts::Request request_of(const sts::Call& call, const sts::Credentials& credentials,
                        const profile::Destination& destination, Time time);

/// What a reply to it means. AWS's request id is said under -v.
Answer answer_of(sts::Reply reply, const sts::Call& call, Time time, const cli::Report& report);

/// Whether the local time `time` at which a call was signed is wrong by the reply's; says it then,
/// once.
bool say_clock_error(const sts::Reply& reply, Time time, const cli::Report& report);

/// Signs calls of one service and has them carried.
class Caller {
 public:
  /// Everything given outlives it.
  Caller(const World& world, const profile::Destination& destination, const cli::Report& report)
      : world_(world), destination_(destination), report_(report) {}

  /// One exchange; a second one, with AWS's time, if the first was refused for ours before anybody
  /// looked at the code. A call with a code goes out on a fresh connection.
  Answer call_once(const sts::Call& call, const sts::Credentials& credentials, bool has_code) const;

  /// A call without a code: three attempts while AWS is busy or unreached, with the back-off of the
  /// SDKs' standard retry mode. Throws Interrupted.
  Answer call(const sts::Call& call, const sts::Credentials& credentials) const;

  /// The service's host, as messages call it.
  std::string host() const { return profile::host_of(destination_); }
  Time now() const { return world_.now(); }

 private:
  Answer exchange(const sts::Call& call, const sts::Credentials& credentials, bool has_code,
                  Time time) const;

  const World& world_;
  const profile::Destination& destination_;
  const cli::Report& report_;
};

/// A way to AWS for calls that need no person: the helper, and a caller on top of it.
class Connection {
 public:
  /// Starts the helper. Everything given outlives it. Throws Error as StsClient does.
  Connection(const profile::Destination& destination, const Environment& environment,
             const cli::Report& report);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const Caller& caller() const { return caller_; }

 private:
  StsClient client_;
  World world_;
  Caller caller_;
};

}  // namespace stsmfa::client
