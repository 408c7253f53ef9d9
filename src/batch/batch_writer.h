#pragma once

#include "base/error.h"
#include "cli/report.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/files.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace stsmfa::batch {

/// Collects sessions and writes them, many in one rewrite.
class BatchWriter {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// Both outlive it.
  BatchWriter(const profile::Files& files, cli::Report& report) : files_(files), report_(report) {}

  /// A session to be written, which is target number `target`'s.
  void add(std::size_t target, credentials::Edit edit, Moment now);

  bool empty() const { return waiting_.empty(); }

  /// Whether the first of those that wait has waited for a second: a crash loses no more. Or so
  /// many wait as no AWS gives in a second: each is held several times over while it is written.
  bool is_due(Moment now) const;

  struct Refused {
    std::size_t target;
    std::string section;
    Error reason;
  };

  /// Writes all that wait, in one rewrite, new sections in the order of their targets. Those that
  /// the file refuses by themselves (the user is rewriting their sections, has put keys there, ...)
  /// are given back and stop no other; where a section is missing, after a second at most. Throws
  /// Error when nothing can be written: nothing waits any more then. Interrupted leaves them
  /// waiting.
  std::vector<Refused> write();

 private:
  struct Waiting {
    std::size_t target;
    credentials::Edit edit;
  };
  std::vector<credentials::Edit> all_edits() const;
  std::vector<credentials::Edit> edits_for(const credentials::Document& document,
                                           std::vector<Refused>& refused) const;

  const profile::Files& files_;
  cli::Report& report_;
  std::vector<Waiting> waiting_ = {};
  Moment since_ = {};
  bool faults_said_ = false;
};

}  // namespace stsmfa::batch
