#pragma once

#include "profile/files.h"
#include "profile/profile.h"
#include "session/snapshot.h"

#include <optional>
#include <string>

namespace stsmfa::rotate {

/// What is rotated, as the file has it.
struct Subject {
  std::string profile;                        ///< whose keys they are, for `stsmfa rotate NAME`
  profile::Keys old;                          ///< with the section that they stand in
  std::optional<profile::Keys> pending = {};  ///< what a run that was killed has left
};

/// The keys of the snapshot's plan. Throws Error (plan_impossible) for those that a rewrite of the
/// credentials file cannot replace: a command's, a session's, those of the config file or that
/// stand in it as well; and for a pending section that is not whole.
Subject subject_of(const session::Snapshot& snapshot, const profile::Config& config);

/// The name of the IAM user to whom the keys belong. Throws Error (plan_impossible) for those of
/// the root user, and of whoever else is none.
std::string user_of(const Subject& subject, const std::string& arn);

}  // namespace stsmfa::rotate
