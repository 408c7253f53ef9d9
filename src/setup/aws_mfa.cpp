#include "setup/aws_mfa.h"

#include "ask/question.h"
#include "base/error.h"
#include "credentials/writable.h"
#include "os/process.h"
#include "profile/files.h"
#include "setup/questions.h"
#include "sts/parameter.h"

namespace stsmfa::setup {

namespace {

constexpr const char* action = "--setup";

/// On standard input too, if that is a pipe or a file: as in aws-mfa.
Secret ask_for(const std::string& question, bool hidden) {
  return line_of(
      ask::ask_person({.text = question,
                       .echo = hidden ? ask::Question::Echo::hidden : ask::Question::Echo::shown}),
      action);
}

Secret ask_for_key(const std::string& name, sts::Check (*check)(std::string_view)) {
  Secret key = ask_for(name + ": ", true);
  if (key.empty()) throw Error{.aws_mfa = "You must supply " + name};
  if (const auto refusal = check(key.reveal())) {
    throw Error{.action = action, .object = name, .cause = refusal->cause};
  }
  return key;
}

}  // namespace

ExitStatus setup_aws_mfa(const std::string& credentials_path, bool may_ask,
                         const cli::Report& report) {
  if (!may_ask) throw nobody_answers(action);
  os::watch_signals();
  const Secret typed = ask_for("Profile name to [default]: ", false);
  const std::string name(typed.empty() ? "default" : typed.reveal());
  std::string objection = credentials::objection_to({.section = name});
  if (!objection.empty()) throw Error{.action = action, .cause = std::move(objection)};
  Secret id = ask_for_key("aws_access_key_id", sts::check_access_key_id);
  Secret key = ask_for_key("aws_secret_access_key", sts::check_secret_access_key);
  const std::string section = name + "-long-term";
  profile::write_edits(credentials_path,
                       {{.section = section,
                         .assignments = {{"aws_access_key_id", std::move(id)},
                                         {"aws_secret_access_key", std::move(key)}},
                         .must_be_new = true}},
                       report);
  report.notice("setup", "wrote [" + section + "] to " + credentials_path +
                             "; add its aws_mfa_device, then run stsmfa --profile " + name);
  return ExitStatus::success;
}

}  // namespace stsmfa::setup
