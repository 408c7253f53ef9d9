#pragma once

#include "app/planned.h"
#include "base/environment.h"

#include <memory>
#include <string>
#include <vector>

namespace stsmfa::app {

/// What a person has on disk, in the environment and on the command line, as values.
struct Scene {
  std::string credentials =
      "[default-long-term]\n"
      "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
      "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"
      "aws_mfa_device = arn:aws:iam::123456789012:mfa/lee\n";
  std::string config = {};
  std::vector<std::string> variables = {};
  Options options = {};
};

/// The scene's values as the code under test wants them: views of a scene that outlives them.
class Staged {
 public:
  explicit Staged(const Scene& scene)
      : scene_(scene),
        entries_(entries_of(scene)),
        document(scene.credentials, "~/.aws/credentials"),
        config(credentials::parse_profiles(scene.config, credentials::FileKind::config)),
        files(document, config, config_path_),
        environment(entries_.data()) {}

  SectionNames names() const { return name_sections(scene_.options, environment, files); }
  Planned planned() const { return plan_profile(names(), scene_.options, environment, files); }
  Profile profile() const { return planned().profile; }
  Plan plan() const { return planned().plan; }

 private:
  static std::vector<const char*> entries_of(const Scene& scene) {
    std::vector<const char*> entries;
    for (const std::string& variable : scene.variables) {
      entries.push_back(variable.c_str());
    }
    entries.push_back(nullptr);
    return entries;
  }

  const Scene& scene_;
  const std::string config_path_ = "~/.aws/config";
  std::vector<const char*> entries_;

 public:
  credentials::Document document;
  credentials::Profiles config;
  ProfileFiles files;
  Environment environment;
};

/// The Error that `call` throws; one of status success when it throws none.
template <typename Call>
Error error_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  return {.status = ExitStatus::success};
}

inline Time at(std::string_view text) { return parse_expiration(text).value(); }

}  // namespace stsmfa::app
