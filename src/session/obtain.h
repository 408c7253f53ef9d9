#pragma once

#include "ask/code_source.h"
#include "ask/question.h"
#include "client/assume_role.h"
#include "client/client.h"
#include "client/wire.h"
#include "session/lock.h"
#include "session/renewal.h"
#include "session/run.h"

#include <functional>
#include <optional>
#include <utility>

namespace stsmfa::session {

/// Obtains sessions from AWS while the session lock is held, and tells those who wait for the lock
/// what is going on.
class Obtainer {
 public:
  /// Everything given outlives it, but for the Run itself. `before_sending` is called when there is
  /// a code, before it is sent: what it throws keeps the code from being spent.
  Obtainer(
      const Run& run, const client::Wire& wire, Lock& lock,
      std::function<void()> before_sending = [] {})
      : run_(run), wire_(wire), lock_(lock), before_sending_(std::move(before_sending)) {}

  /// Gets codes and calls STS until there is a session of the renewal's plan. A code goes out once;
  /// only when AWS refused the signature or the clock before it looked at the code does it go out
  /// once more, re-signed with AWS's time. A code that was sent a moment ago by anybody is not sent
  /// at all. A plan that needs no code is tried without one, and with one only when AWS refuses it
  /// access. A plan without a device gets the one that IAM names. Further roles of the plan are
  /// assumed with the first one's session. While a person types, the helper connects. Throws Error
  /// with the reason in the end, Interrupted.
  client::Obtained obtain(Renewal& renewal) const;

  /// Says, in aws-mfa's words, that the plan's session is asked for now.
  void announce(const profile::Plan& plan) const;

  /// For calls of the renewal that need no person.
  client::Client client_for(const Renewal& renewal) const {
    return {wire_, renewal.destination, run_.report};
  }

 private:
  std::optional<client::Obtained> obtain_without_code(const profile::Plan& plan,
                                                      const client::Client& client) const;
  client::Obtained obtain_with_code(const profile::Plan& plan, const client::Client& client,
                                    ask::CodeSource& codes, const ask::Question& how) const;
  sts::MfaCode next_code(const profile::Plan& plan, ask::CodeSource& codes,
                         const ask::Question& how) const;
  profile::Setting find_device(const Renewal& renewal, const client::Client& sts) const;
  ask::Question question_with_note() const;

  Run run_;
  const client::Wire& wire_;
  Lock& lock_;
  std::function<void()> before_sending_;
};

/// The first call of a plan: GetSessionToken, or AssumeRole of its first role.
sts::Call first_call(const profile::Plan& plan,
                     const std::optional<sts::MfaCode>& mfa = std::nullopt);

}  // namespace stsmfa::session
