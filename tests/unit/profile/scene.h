#pragma once

#include "cli/options.h"
#include "credentials/config_file.h"
#include "credentials/document.h"
#include "profile/context.h"
#include "profile/files.h"
#include "profile/plan_profile.h"
#include "profile/section_names.h"
#include "tests/unit/variables.h"

#include <memory>
#include <string>
#include <vector>

namespace stsmfa::test {

/// A long-term pair.
inline const std::string keys =
    "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
    "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n";

/// What a person has on disk, in the environment and on the command line, as values.
struct Scene {
  std::string credentials =
      "[default-long-term]\n"
      "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
      "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"
      "aws_mfa_device = arn:aws:iam::123456789012:mfa/lee\n";
  std::string config = {};
  std::vector<std::string> variables = {};
  cli::Options options = {};
};

/// The scene's values as the code under test wants them: views of a scene that outlives them.
class Staged {
 public:
  explicit Staged(const Scene& scene)
      : variables_(scene.variables),
        found_{.locations = {.credentials = {"~/.aws/credentials", ""},
                             .config = {"~/.aws/config", ""}},
               .config = {.profiles = credentials::parse_profiles(scene.config,
                                                                  credentials::FileKind::config),
                          .path = "~/.aws/config",
                          .text = std::make_shared<profile::ConfigText>(Secret(scene.config),
                                                                        "~/.aws/config")}},
        document(scene.credentials, found_.credentials_path()),
        files(document, found_.config),
        context{scene.options, variables_.environment(), found_} {}

  profile::SectionNames names() const { return profile::name_sections(context, files); }
  profile::PlannedProfile planned() const { return profile::plan_profile(names(), context, files); }
  profile::Profile profile() const { return planned().profile; }
  profile::Plan plan() const { return planned().plan; }

 private:
  Variables variables_;
  profile::Files found_;

 public:
  credentials::Document document;
  profile::ProfileFiles files;
  profile::Context context;
};

inline Time at(std::string_view text) { return parse_expiration(text).value(); }

/// What `find` (find_bad_values and its kin) finds in the sections of a profile, which needs no
/// plan.
template <typename Find>
auto found_in_sections(const std::string& credentials, const std::string& config,
                       const std::string& profile, Find find) {
  const Scene scene{.credentials = credentials, .config = config, .options = {.profile = profile}};
  const Staged staged(scene);
  return find(profile::Plan{.names = staged.names()}, staged.files);
}

}  // namespace stsmfa::test
