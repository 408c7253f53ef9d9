#pragma once

#include "base/environment.h"
#include "cli/report.h"
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
struct JudgedReply {
  sts::Reply reply;
  Verdict verdict;
};

// The parts of an exchange, for callers that have several under way.

/// What the helper is asked to send: the call, signed as of `time`.
sts::Request request_of(const sts::Call& call, const sts::Credentials& credentials,
                        const profile::Destination& destination, Time time);

/// What a reply to it means. Its words are without the secrets of `credentials`, which the call was
/// signed with. AWS's request id is said under -v.
JudgedReply judge_reply(sts::Reply reply, const sts::Call& call,
                        const sts::Credentials& credentials, Time time, cli::Report& report);

/// Whether the local time `time` at which a call was signed is wrong by the reply's; says it then,
/// once.
bool say_clock_error(const sts::Reply& reply, Time time, cli::Report& report);

/// Signs calls of one service and has them carried.
class Client {
 public:
  /// Everything given outlives it.
  Client(const Wire& wire, const profile::Destination& destination, cli::Report& report)
      : wire_(wire), destination_(destination), report_(report) {}

  /// A call that must not be made twice, with a code or one that makes something: on a fresh
  /// connection, since libcurl sends again by itself what a kept one has swallowed, and once; a
  /// second time, with AWS's time, only if the first was refused for ours before AWS looked at what
  /// is asked. Throws Error when the helper fails, Interrupted.
  JudgedReply call_once(const sts::Call& call, const sts::Credentials& credentials) const;

  /// A call that changes nothing and has no code: three attempts while AWS is busy or unreached,
  /// with the back-off of the SDKs' standard retry mode. Throws Error when the helper fails,
  /// Interrupted.
  JudgedReply call(const sts::Call& call, const sts::Credentials& credentials) const;

  /// The service's host, as messages call it.
  std::string host() const { return profile::host_of(destination_); }
  const sts::Endpoint& endpoint() const { return destination_.endpoint; }
  Time now() const { return wire_.now(); }

 private:
  enum class Way { kept_connection, fresh_connection };
  JudgedReply exchange_by_right_time(const sts::Call& call, const sts::Credentials& credentials,
                                     Way way) const;
  JudgedReply exchange(const sts::Call& call, const sts::Credentials& credentials, Way way,
                       Time time) const;

  const Wire& wire_;
  const profile::Destination& destination_;
  cli::Report& report_;
};

/// A way to AWS for calls that need no person: the helper, and a client on top of it.
class Connection {
 public:
  /// Starts the helper. Everything given outlives it. Throws Error as Helper does.
  Connection(const profile::Destination& destination, cli::Report& report);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const Client& client() const { return client_; }

  /// What the helper has said of itself until now; empty: nothing.
  std::string complaints() const { return wire_.complaints(); }

 private:
  Wire wire_;
  Client client_;
};

}  // namespace stsmfa::client
