#pragma once

#include "cli/options.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/plan_profile.h"
#include "profile/profile.h"
#include "profile/section_names.h"
#include "session/freshness.h"

#include <functional>
#include <memory>
#include <string>

namespace stsmfa::session {

/// The credentials file as it was at one moment, and what that means for this run.
struct Look {
  std::unique_ptr<os::FileContent> content;  ///< what the views below are of
  credentials::Document document;
  profile::Profile profile;
  profile::Plan plan;
  Decision decision;
};

/// What does not change between two looks.
struct Viewer {
  const cli::Options& options;
  const Environment& environment;
  const profile::Config& config;
  std::string credentials_path;
};

/// Called between naming the sections and reading the keys: aws-mfa announces itself there.
using OnNames = std::function<void(const profile::SectionNames&, const credentials::Document&)>;

/// Decides on `content`, the credentials file's. Throws the plan's errors.
Look look(const Viewer& viewer, os::FileContent content, Time now, const OnNames& on_names);

/// Reads the file as it is now and decides. Throws Error (file_unusable) when it has gone.
Look look_again(const Viewer& viewer, Time now);

/// What is left of a look at a stale section once the file's text, other people's keys in it, has
/// been let go: nobody needs it while a person is being asked.
struct Stale {
  profile::Plan plan;
  Secret session_token;  ///< as stored: every renewal changes it
  bool usable;           ///< see credentials::Decision
};
Stale stale_of(const Look& look);

/// Whether a later look shows another session, and a fresh one: somebody has done our work, even
/// `--force`'s.
bool is_fresh_since(const Stale& stale, const Look& later, const Viewer& viewer, Time now);

}  // namespace stsmfa::session
