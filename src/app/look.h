#pragma once

#include "app/files.h"
#include "app/plan.h"
#include "app/profile.h"

#include <memory>
#include <string>

namespace stsmfa::app {

/// The credentials file as it was at one moment, and what that means for this run.
struct Look {
  std::unique_ptr<os::FileContent> content;  ///< what the views below are of
  credentials::Document document;
  Profile profile;
  Plan plan;
  credentials::Decision decision;
};

/// What does not change between two looks.
struct Viewer {
  const Options& options;
  const Environment& environment;
  const Config& config;
  std::string credentials_path;
};

/// Reads the file and decides. `on_names` is called between naming the sections and reading the
/// keys: aws-mfa announces itself there. Throws Error (file_unusable) when the file has gone.
Look look(const Viewer& viewer, Time now,
          const std::function<void(const SectionNames&, const credentials::Document&)>& on_names);

/// Whether the second look shows a session that the first did not, and a fresh one: somebody has
/// done our work, even `--force`'s.
bool is_fresh_since(const Look& first, const Look& second, const Viewer& viewer, Time now);

}  // namespace stsmfa::app
