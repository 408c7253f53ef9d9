#pragma once

#include "cli/options.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/context.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/plan_profile.h"
#include "profile/profile.h"
#include "profile/section_names.h"
#include "session/freshness.h"

#include <functional>
#include <string>

namespace stsmfa::session {

/// Called between naming the sections and reading the keys: aws-mfa announces itself there.
using OnNames = std::function<void(const profile::SectionNames&, const credentials::Document&)>;

/// What a credentials file means for this run. Views of it.
struct Assessment {
  profile::Profile profile;
  profile::Plan plan;
  Decision decision;
};

/// Plans and decides. Throws the plan's errors.
Assessment assess(const profile::Context& context, const credentials::Document& document, Time now,
                  const OnNames& on_names = {});

/// The credentials file as it was at one moment, and what that means for this run.
struct Snapshot {
  os::FileContent content;  ///< what the views below are of
  credentials::Document document;
  profile::Profile profile;
  profile::Plan plan;
  Decision decision;
};

/// Assesses `content`, the credentials file's. Throws the plan's errors.
Snapshot take_snapshot(const profile::Context& context, os::FileContent content, Time now,
                       const OnNames& on_names = {});

/// The file's text as it is now, of one that was there before. Throws Error (file_unusable) when it
/// has gone, or cannot be read.
os::FileContent read_again(const profile::Context& context);

/// Reads the file as it is now and decides. Throws Error (file_unusable) when it has gone.
Snapshot take_another_snapshot(const profile::Context& context, Time now);

/// What is left of the snapshot of a stale section once the file's text, other people's keys in it,
/// has been let go: nobody needs it while a person is being asked.
struct Stale {
  profile::Plan plan;
  Secret session_token;  ///< as stored: every renewal changes it
  bool usable;           ///< see Decision
};
Stale stale_of(const Snapshot& snapshot);

/// Whether a later snapshot shows another session, and a fresh one: somebody has done our work,
/// even
/// `--force`'s.
bool is_fresh_since(const Stale& stale, const Snapshot& later, const profile::Context& context,
                    Time now);

}  // namespace stsmfa::session
