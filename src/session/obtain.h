#pragma once

#include "ask/code_source.h"
#include "ask/question.h"
#include "cli/options.h"
#include "cli/report.h"
#include "client/assume_role.h"
#include "client/client.h"
#include "client/early_connection.h"
#include "client/helper.h"
#include "client/wire.h"
#include "profile/destination.h"
#include "profile/plan.h"
#include "profile/setting.h"
#include "session/lock.h"
#include "session/renewal.h"
#include "session/snapshot.h"

#include <functional>
#include <optional>
#include <string>

namespace stsmfa::session {

/// Everything between "stale" and "write it".
struct Obtain {
  profile::Plan& plan;  ///< gets the device that `find_device` finds
  const client::Caller& caller;
  ask::CodeSource& codes;
  SessionLock& lock;
  const cli::Report& report;
  /// Finds the device where the plan has none. Throws Error.
  std::function<profile::Setting()> find_device;
};

/// Gets codes and calls STS until there is a session. A code goes out once; only when AWS refused
/// the signature or the clock before it looked at the code does it go out once more, re-signed with
/// AWS's time. A code that was sent a moment ago by anybody is not sent at all. A plan that needs
/// no code is tried without one, and with one only when AWS refuses it access. Further roles of the
/// plan are assumed with the first one's session. Throws Error with the reason in the end.
client::Obtained obtain(const Obtain& context);

/// Has sessions obtained while the session lock is held: asks for codes, with the helper
/// connecting meanwhile, finds devices, tells the lock's other waiters what is going on.
class Renewal {
 public:
  /// Everything given outlives it.
  Renewal(const cli::Options& options, const Environment& environment, client::StsClient& client,
          SessionLock& lock, const cli::Report& report);
  Renewal(const Renewal&) = delete;
  Renewal& operator=(const Renewal&) = delete;

  /// The session of the job's plan, as obtain() gets it. The plan gets the device that IAM names
  /// if it has none. Throws Error, Interrupted.
  client::Obtained obtain(Job& job);

  /// Calls for the job that need no person.
  client::Caller caller_for(const Job& job) const { return {world_, job.destination, report_}; }

 private:
  ask::PersonsAnswer put(const std::string& question, bool terminal_only);
  profile::Setting find_device(const Job& job, const client::Caller& sts);

  const cli::Options& options_;
  const Environment& environment_;
  client::StsClient& client_;
  SessionLock& lock_;
  const cli::Report& report_;
  std::optional<client::EarlyConnection> early_;  ///< of the session that is being obtained
  client::World world_;
};

}  // namespace stsmfa::session
