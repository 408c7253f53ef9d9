#pragma once

#include "batch/batch_writer.h"
#include "batch/progress.h"
#include "batch/summary.h"
#include "batch/target.h"
#include "cli/report.h"
#include "client/assume_role.h"
#include "profile/files.h"
#include "profile/plan.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace stsmfa::batch {

/// What has become of each target so far: keeps the file and what is shown in step. A target is
/// shown as fresh once its session stands in the file, not before.
class Ledger {
 public:
  /// Everything given outlives it. Impossible targets have failed from the beginning.
  Ledger(const Batch& batch, batch::Progress& progress, const profile::Files& files,
         cli::Report& report);

  /// Whether nothing has become of a target yet.
  bool is_open(std::size_t target) const { return open_[target]; }

  /// A target's session was granted: to be written.
  void granted(std::size_t target, const client::Obtained& obtained);

  /// A group's session that no open target stands for: `[mfa-K]`, or the section of a profile that
  /// is not among the targets.
  void granted_to_all(const profile::Plan& plan, const client::Obtained& obtained);

  /// A target got no session. Where one is left that can be used for now, this is a
  /// warning, and no failure.
  void failed(std::size_t target, const Error& reason);

  /// Looks once more at what is left to those that have failed, when all is over: it may have ended
  /// at somebody's question, and others may have written the file.
  void settle();

  /// A target's session, of which something had become, is worth nothing.
  void reopen(std::size_t target);

  void calling(std::size_t target, int attempt);

  /// Writes what was granted. Throws Error when nothing can be written: everything that waited has
  /// failed then.
  void write();
  void write_if_due();

  /// Why the targets that have failed have, in their order; then why sessions of granted_to_all()
  /// could not be kept, by their sections.
  std::vector<Failure> failures() const;
  /// The same of those for which the session that is left can be used.
  std::vector<Failure> warnings() const { return reasons_of(Left::session); }

 private:
  void close(std::size_t target) { open_[target] = false; }
  void fail_all_that_wait(const Error& reason);
  void show_failed(std::size_t target);
  /// What a target that has failed has left.
  enum class Left { session, nothing };
  std::vector<Failure> reasons_of(Left left) const;

  struct Granted {
    std::size_t target;
    Time expiration;
    Seconds granted;
  };

  const Batch& batch_;
  batch::Progress& progress_;
  const profile::Files& files_;
  batch::BatchWriter writer_;
  std::vector<bool> open_;
  std::vector<Granted> unwritten_ = {};
  std::map<std::size_t, Error> reasons_ = {};  ///< why the targets that have failed have
  std::set<std::size_t> left_ = {};            ///< those of them that have a session left
  std::vector<Failure> unkept_ = {};  ///< sessions that cost a code and do not stand in the file
};

}  // namespace stsmfa::batch
