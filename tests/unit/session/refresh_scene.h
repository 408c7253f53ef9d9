#pragma once

#include "cli/report.h"
#include "credentials/config_file.h"
#include "profile/context.h"
#include "session/refresh.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/session/scripted_world.h"
#include "tests/unit/variables.h"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stsmfa::test {

/// A refresh in a scripted world, of a real file in a folder of its own. What it says is kept.
class RefreshTest : public testing::Test, protected ScriptedWorld {
 protected:
  RefreshTest() {
    options.profile = "dev";
    options.log_level = cli::LogLevel::info;
  }

  /// Gives the Error that ends it, one of status success for none.
  Error run() {
    return run([&](const session::Run& run, os::FileContent content) {
      found_fresh = session::refresh(run, std::move(content)).snapshot.has_value();
    });
  }

  /// The same for another use of the file.
  Error run(const std::function<void(const session::Run&, os::FileContent)>& use) {
    const Variables variables({"LOGNAME=lee", "TZ=UTC"});
    const profile::Files files{
        .locations = {.credentials = {path(), ""}, .config = {}},
        .config = {.profiles = credentials::parse_profiles(config, credentials::FileKind::config),
                   .path = "~/.aws/config"}};
    const profile::Context context{options, variables.environment(), files};
    cli::Report report(options);
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const Error error = error_of([&] {
      use({context, world(), report}, profile::read_credentials(files));
    });
    said = testing::internal::GetCapturedStdout();
    warned = testing::internal::GetCapturedStderr();
    return error;
  }

  std::string path() const { return folder / "credentials"; }
  std::string file() const { return read(path()); }

  /// `[NAME]` with a session of ours until `expiration`, of the role if one is given.
  static std::string session(const std::string& name, const std::string& expiration,
                             const std::string& role = {}) {
    return "[" + name + "]\nassumed_role = " + (role.empty() ? "False" : "True") + "\n" +
           (role.empty() ? "" : "assumed_role_arn = " + role + "\n") +
           "aws_access_key_id = ASIAIOSFODNN7STORED0\naws_secret_access_key = stored\n"
           "aws_session_token = stored\naws_security_token = stored\nexpiration = " +
           expiration + "\n";
  }

  const Scratch folder = {};
  const std::string keys =
      "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
      "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n";
  const std::string device = "aws_mfa_device = arn:aws:iam::123456789012:mfa/lee\n";
  const std::string long_term = "# mine\n[dev-long-term]\n" + keys + device;
  std::string config = {};
  cli::Options options = {};
  std::string said = {};    ///< on standard output
  std::string warned = {};  ///< on standard error
  bool found_fresh = false;
};

}  // namespace stsmfa::test
