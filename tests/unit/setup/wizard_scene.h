#pragma once

#include "base/error.h"
#include "cli/options.h"
#include "cli/report.h"
#include "setup/outside.h"
#include "setup/wizard.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/setup/scripted_aws.h"
#include "tests/unit/variables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::setup {

inline std::string pair_of(const User& user) {
  return "aws_access_key_id = " + user.key + "\naws_secret_access_key = " + user.secret + "\n";
}
inline std::string device_line(const std::string& device) {
  return "aws_mfa_device = " + device + "\n";
}

inline ask::ProcessCredentials long_term(const User& user) {
  return {.access_key_id = user.key,
          .secret_access_key = Secret(user.secret),
          .session_token = {},
          .expiration = {},
          .account_id = {}};
}

/// The wizard between a person and an AWS that do what the test says, and a file in a scratch
/// folder. Checks at each question that the file is as it was.
class WizardTest : public testing::Test {
 protected:
  WizardTest() {
    options.verb = "setup";
    options.credentials_file = path;
    options.config_file = folder / "config";
  }

  /// The person types each of `answers`; after them nobody answers. Gives the Error that ends the
  /// wizard, one of status success for none.
  Error run(std::deque<std::string> answers) {
    answers_ = std::move(answers);
    const test::Variables variables({"HOME=" + folder.path()});
    const Recording recording(*this);
    cli::Report report(options);
    return test::error_of([&] { run_wizard(options, variables.environment(), outside(), report); });
  }

  /// `--keys-from` with a command that prints the user's keys.
  void use_command(const User& user) {
    options.keys_from = "pass keys";
    command = [user] { return long_term(user); };
  }

  void write_file(const std::string& text) {
    file_before_ = text;
    test::write(path, text);
  }
  std::string file() const { return test::read(path); }
  void expect_untouched() const {
    EXPECT_EQ(file(), file_before_.value_or(""));
    EXPECT_EQ(folder.names().contains("credentials"), file_before_.has_value());
  }

  /// How often the screen shows the text.
  std::size_t times(const std::string& text) const {
    std::size_t count = 0;
    for (auto at = screen.find(text); at != std::string::npos; at = screen.find(text, at + 1)) {
      ++count;
    }
    return count;
  }

  const test::Scratch folder = {};
  const std::string path = folder / "credentials";
  cli::Options options = {};
  ScriptedAws aws = {};
  std::function<ask::ProcessCredentials()> command = {};  ///< what that of `--keys-from` does
  std::vector<std::string> commands = {};                 ///< that were run
  std::string screen = {};  ///< questions, echoed answers, messages; `~` is the scratch folder
  /// What happens while the person reads a question.
  std::function<void(const std::string& question)> meanwhile = [](const std::string&) {};

 private:
  /// Everything that is written while it lives is on the screen.
  class Recording {
   public:
    explicit Recording(WizardTest& test) : test_(test) { testing::internal::CaptureStderr(); }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
    ~Recording() {
      std::string& text = test_.screen;
      text = testing::internal::GetCapturedStderr();
      const std::string& home = test_.folder.path();
      for (auto at = text.find(home); at != std::string::npos; at = text.find(home)) {
        text.replace(at, home.size(), "~");
      }
    }

   private:
    WizardTest& test_;
  };

  Outside outside() {
    return {
        .ask = [this](const std::string& question, Echo echo) { return answer(question, echo); },
        .run_keys_command =
            [this](const profile::Setting& setting) {
              commands.push_back(setting.value);
              return command();
            },
        .connect = [this](const Names&, const Scene&,
                          const profile::Context&) { return aws.aws(); }};
  }

  std::optional<Secret> answer(const std::string& question, Echo echo) {
    expect_untouched();
    meanwhile(question);
    const bool is_answered = !answers_.empty();
    const std::string text = is_answered ? answers_.front() : "";
    const std::string line = question + (echo == Echo::on ? text : "") + "\n";
    EXPECT_EQ(::write(STDERR_FILENO, line.data(), line.size()), line.size());
    if (!is_answered) return std::nullopt;
    answers_.pop_front();
    return Secret(text);
  }

  std::deque<std::string> answers_ = {};
  std::optional<std::string> file_before_ = {};
};

}  // namespace stsmfa::setup
