#include "app/files.h"

#include "app/person.h"
#include "base/error.h"
#include "base/text.h"
#include "credentials/update.h"
#include "os/process.h"

namespace stsmfa::app {

FileLocations locate_files(const Options& options, const Environment& environment) {
  return {credentials::locate_credentials(environment, options.credentials_file, os::home_folder),
          credentials::locate_config(environment, options.config_file, os::home_folder)};
}

Config read_config(const std::string& path) {
  Config config{.path = path};
  const auto content = os::read_file(path);
  if (!content) return config;
  config.exists = true;
  try {
    config.profiles =
        credentials::parse_profiles(content->bytes.reveal(), credentials::FileKind::config);
  } catch (const credentials::GrammarError& error) {
    config.fault = path + ": line " + std::to_string(error.line) + ": " + error.what +
                   ": nothing of this file is used";
  }
  return config;
}

void write_edits(const std::string& path, const std::vector<credentials::Edit>& edits,
                 const Report& report) {
  write_edits(
      path, [&](const credentials::Document&) { return edits; }, report);
}

void write_edits(const std::string& path, const credentials::MakeEdits& make_edits,
                 const Report& report, bool say_faults) {
  constexpr std::chrono::milliseconds lock_timeout = std::chrono::seconds(10);
  const auto update = credentials::update_file(path, make_edits, lock_timeout);
  for (const std::string& remark : update.remarks) {
    report.notice(path, remark);
  }
  if (!say_faults) return;
  for (const credentials::Fault& fault : update.faults) {
    report.notice(path, "line " + std::to_string(fault.line) + ": " + fault.what);
  }
}

void create_missing_file(const std::string& path, bool may_ask) {
  const std::string missing = "Could not locate credentials file at " + path;
  PersonsAnswer answer{PersonsAnswer::From::nobody, {os::AnswerKind::end_of_file, Secret()}};
  if (may_ask) {
    answer = ask_person(escape(missing) + ", would you like to create one? [y/n]", {});
  }
  const std::string_view text = answer.answer.text.reveal();
  if (text != "y" && text != "Y") {
    throw Error{.status = ExitStatus::plan_impossible,
                .hint = "stsmfa --setup makes one with your keys in it",
                .aws_mfa = missing};
  }
  os::make_folders(os::folder_of(path));
  os::create_empty(path);
}

}  // namespace stsmfa::app
