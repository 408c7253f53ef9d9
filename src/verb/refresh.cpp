#include "verb/refresh.h"

#include "ask/code_source.h"
#include "ask/question.h"
#include "base/error.h"
#include "base/text.h"
#include "batch/refresh_all.h"
#include "os/file.h"
#include "os/read_line.h"
#include "profile/files.h"
#include "session/refresh.h"
#include "session/snapshot.h"
#include "verb/setup.h"

namespace stsmfa::verb {

namespace {

void create_missing_file(const std::string& path, bool may_ask) {
  const std::string missing = "Could not locate credentials file at " + path;
  ask::PersonsAnswer answer{ask::PersonsAnswer::From::nobody,
                            {os::AnswerKind::end_of_file, Secret()}};
  if (may_ask) {
    answer = ask::ask_person(escape(missing) + ", would you like to create one? [y/n]", {});
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

}  // namespace

ExitStatus refresh(const cli::Options& options, const Environment& environment,
                   const cli::Report& report) {
  const profile::FileLocations files = profile::locate_files(options, environment);
  auto content = os::read_file(files.credentials.path);
  const bool may_ask = !cli::may_not_ask(options, environment);
  if (!content) {
    create_missing_file(files.credentials.path, may_ask);
    content.emplace();
  }
  if (options.setup) return setup_aws_mfa(files.credentials.path, options, environment, report);
  const profile::Config config = profile::read_config(files.config.path);
  const session::Viewer viewer{options, environment, config, files.credentials.path};
  if (options.all || options.renew) {
    return batch::refresh_all(viewer, std::move(*content), report);
  }
  session::freshen(viewer, std::move(*content), session::Announce::always, report);
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
