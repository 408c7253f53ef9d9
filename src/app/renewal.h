#pragma once

#include "app/caller.h"
#include "app/destination.h"
#include "app/look.h"
#include "app/obtain.h"
#include "app/sts_client.h"
#include "app/world.h"

#include <memory>
#include <optional>
#include <string>

namespace stsmfa::app {

/// A session to be had, and from where.
struct Job {
  Plan plan;
  Destination destination;
  std::optional<Destination> iam = {};  ///< where the device is looked for, should it have to be
};

/// The job of a profile's plan. Throws what find_destination throws.
Job make_job(const Plan& plan, const Profile& profile, const Options& options,
             const Environment& environment);

/// Has sessions obtained while the session lock is held: asks for codes, with the helper
/// connecting meanwhile, finds devices, tells the lock's other waiters what is going on.
class Renewal {
 public:
  /// Everything given outlives it.
  Renewal(const Options& options, const Environment& environment, StsClient& client,
          SessionLock& lock, const Report& report);
  Renewal(const Renewal&) = delete;
  Renewal& operator=(const Renewal&) = delete;
  ~Renewal();

  /// The session of the job's plan, as obtain() gets it. The plan gets the device that IAM names
  /// if it has none. Throws Error, Interrupted.
  Obtained obtain(Job& job);

  /// Calls for the job that need no person.
  Caller caller_for(const Job& job) const { return {world_, job.destination, report_}; }

 private:
  class EarlyConnection;
  PersonsAnswer ask(const std::string& question, bool terminal_only);
  Setting find_device(const Job& job, const Caller& sts) const;

  const Options& options_;
  const Environment& environment_;
  StsClient& client_;
  SessionLock& lock_;
  const Report& report_;
  std::unique_ptr<EarlyConnection> early_;  ///< of the session that is being obtained
  World world_;
};

}  // namespace stsmfa::app
