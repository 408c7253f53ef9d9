#pragma once

#include "cli/report.h"
#include "rotate/key_places.h"
#include "rotate/rotate_keys.h"
#include "rotate/rotation.h"
#include "setup/person.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/rotate/scripted_iam.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <deque>
#include <optional>
#include <string>

namespace stsmfa::rotate {

inline std::string pair_lines(const profile::Keys& keys) {
  return "aws_access_key_id = " + keys.access_key_id +
         "\naws_secret_access_key = " + std::string(keys.secret_access_key.reveal()) + "\n";
}

inline const std::string pending_section =
    "[stsmfa-rotate-" + old_pair.access_key_id + "]\n" + pair_lines(new_pair);

/// A rotation between a scripted AWS, a person and a file in a scratch folder.
class RotationTest : public testing::Test, protected ScriptedIam {
 protected:
  RotationTest() { write(before_switch()); }

  /// Gives the Error that ends it, one of status success for none. What it says is on the screen.
  Error run() {
    cli::Options options;
    options.verb = "rotate";
    cli::Report report(options);
    const setup::Person person(
        [this](const std::string& question, setup::Echo) { return answer(question); }, report);
    testing::internal::CaptureStderr();
    const Error error = test::error_of([&] { rotate_keys(rotation, aws(), person, report); });
    screen = testing::internal::GetCapturedStderr();
    return error;
  }

  void write(const std::string& text) const { test::write(path, text); }
  std::string file() const { return test::read(path); }

  static std::string before_switch() { return text_with(old_pair); }
  static std::string after_switch() { return text_with(new_pair); }

  const test::Scratch folder = {};
  const std::string path = folder / "credentials";
  profile::Config config = {};
  Rotation rotation = {.subject = {.profile = "dev", .old = old_pair},
                       .path = path,
                       .places = [this](const std::string& id) {
                         const std::string text = file();
                         return places_of_key(id, {text, path}, config);
                       }};
  std::deque<std::string> answers = {};  ///< then Ctrl-D
  bool is_interrupted = false;           ///< every question
  std::vector<std::string> questions = {};
  std::string screen = {};

 private:
  static std::string text_with(const profile::Keys& keys) {
    return "# mine\n[dev-long-term]\n" + pair_lines(keys) +
           "region = eu-west-1\n\n[other]\nx = 1\n";
  }

  std::optional<Secret> answer(const std::string& question) {
    questions.push_back(question);
    if (is_interrupted) throw Interrupted{SIGINT};
    if (answers.empty()) return std::nullopt;
    const std::string line = answers.front();
    answers.pop_front();
    return Secret(line);
  }
};

}  // namespace stsmfa::rotate
