#pragma once

#include "app/options.h"
#include "app/report.h"
#include "base/environment.h"
#include "credentials/edit.h"
#include "credentials/location.h"
#include "credentials/profile.h"
#include "credentials/update.h"
#include "os/file.h"

#include <string>
#include <vector>

namespace stsmfa::app {

/// The paths of both files and what chose them.
struct FileLocations {
  credentials::Location credentials;
  credentials::Location config;
};
FileLocations locate_files(const Options& options, const Environment& environment);

/// The config file as far as it can be used. One with a broken line is not used at all, as in the
/// SDKs; `fault` says why, for whoever is about to rely on what it might have said.
struct Config {
  credentials::Profiles profiles = {};
  std::string path;
  bool exists = false;
  std::string fault = {};
};

/// Throws Error (file_unusable) when it is there and cannot be read.
Config read_config(const std::string& path);

/// Makes the edits in the credentials file (credentials::update_file, waiting ten seconds for its
/// lock) and says what there is to say about it. Throws its errors.
void write_edits(const std::string& path, const std::vector<credentials::Edit>& edits,
                 const Report& report);

/// The same for edits that depend on what the file holds under the lock. Who writes many times says
/// the faults of other parts of the file once.
void write_edits(const std::string& path, const credentials::MakeEdits& make_edits,
                 const Report& report, bool say_faults = true);

/// Asks aws-mfa's question and, on `y` or `Y`, makes an empty credentials file, 0600, and its
/// folder, 0700. Throws Error (plan_impossible) in aws-mfa's words for every other answer and when
/// nobody can be asked.
void create_missing_file(const std::string& path, bool may_ask);

}  // namespace stsmfa::app
