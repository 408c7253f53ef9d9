#pragma once

#include "batch/ledger.h"
#include "batch/progress.h"
#include "batch/target.h"
#include "cli/report.h"
#include "client/assume_role.h"
#include "client/client.h"
#include "client/parallel_calls.h"
#include "client/wire.h"
#include "profile/plan.h"
#include "session/lock.h"
#include "session/renewal.h"
#include "session/run.h"
#include "session/snapshot.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace stsmfa::batch {

/// Does what a batch asks for, while the session lock is held.
class BatchRun {
 public:
  /// What the run works with.
  struct Hands {
    const client::Wire& wire;
    session::Lock& lock;
    Progress& progress;
    Ledger& ledger;
  };
  /// Everything given outlives it.
  BatchRun(const session::Run& run, Batch& batch, const Hands& hands);

  /// Codes first, then every call without one, then the roles that take a code each. Throws Error
  /// for what concerns all targets, and Interrupted; what was granted before is written.
  void run();

  /// The device that nobody gave a code of; empty: there was none.
  const std::string& device_without_code() const { return device_without_code_; }

 private:
  void get_sessions();
  void get_session(std::size_t number);
  void share(std::size_t number);
  bool stands_for(const Group& group, std::size_t target) const;
  bool has_work(const Group& group) const;
  bool needs_keys(const Group& group) const;
  std::string section_under_way(const Group& group) const;
  void complete_keys(Group& group);
  void find_session(Group& group) const;
  std::vector<std::size_t> open_targets(const Group& group) const;
  std::vector<std::string> open_profiles(const Group& group) const;
  client::Obtained obtain(session::Renewal& renewal, const std::string& name,
                          const std::vector<std::size_t>& targets);
  void before_a_code(const profile::Plan& plan) const;
  void fail_waiting(Group& group, const Error& reason);

  void assume_all();
  bool calls_again() const;
  void keep_what_is_granted();
  void start(client::ParallelCalls& calls, std::size_t target);
  void take(client::ParallelCalls& calls, const client::ParallelCalls::Ended& ended);
  void refused(std::size_t target, std::size_t step, const client::JudgedReply& judged);
  bool forget_dead_sessions();
  void forget_session(Group& group);
  void reopen_copies(const Group& group);

  std::vector<std::size_t> own_codes() const;
  void use_own_codes();
  void use_own_code(std::size_t target);

  session::Run run_;
  Batch& batch_;
  const client::Wire& wire_;
  session::Lock& lock_;
  Progress& progress_;
  Ledger& ledger_;
  std::vector<std::size_t> steps_;  ///< of each target, how many of its roles are assumed
  int round_ = 0;
  std::map<std::size_t, Seconds> new_sessions_;  ///< groups whose session was made in this run, and
                                                 ///< for how long
  /// Targets that were refused as if their group's session were over, and how.
  std::vector<std::pair<std::size_t, Error>> over_ = {};
  std::set<std::size_t> alive_ = {};           ///< groups of whose session a role was had
  std::map<std::size_t, Error> in_vain_ = {};  ///< groups that got no session, and why
  /// Devices whose code has been sent in this run, and when.
  std::map<std::string, Time> devices_used_ = {};
  std::map<std::string, Error> unreached_ = {};  ///< by way_to(): no more codes are asked for
  std::string device_without_code_ = {};
};

}  // namespace stsmfa::batch
