#include "verb/refresh.h"

#include "ask/code_source.h"
#include "ask/question.h"
#include "base/error.h"
#include "base/text.h"
#include "batch/refresh_all.h"
#include "credentials/document.h"
#include "credentials/update.h"
#include "os/file.h"
#include "os/new_file.h"
#include "os/read_line.h"
#include "profile/files.h"
#include "session/first_file.h"
#include "session/refresh.h"
#include "session/run.h"
#include "setup/person.h"
#include "verb/first_word.h"
#include "verb/setup.h"

#include <unistd.h>

namespace stsmfa::verb {

namespace {

/// Who does not want `--setup` to make one is not told of it.
Error no_file(const std::string& path, const cli::Options& options) {
  Error error = session::no_credentials_file(path);
  if (options.setup) error.hint.clear();
  return error;
}

/// aws-mfa's question.
void create_missing_file(const std::string& path, const cli::Options& options,
                         const Environment& environment) {
  const Error missing = no_file(path, options);
  ask::Answer answer{ask::Answer::From::nobody, {os::LineEnd::end_of_file, Secret()}};
  if (!cli::may_not_ask(options, environment)) {
    answer = ask::ask_person({escape(missing.aws_mfa) + ", would you like to create one? [y/n]"});
  }
  const std::string_view text = answer.line.text.reveal();
  if (text != "y" && text != "Y") throw Error(missing);
  os::make_folders(os::folder_of(path));
  os::create_empty(path);
}

/// The first start of somebody who sits before it. aws-mfa's question, which leads to an empty
/// file, is for scripts that answer it.
bool is_first_start(const cli::Options& options, const Environment& environment) {
  return ::isatty(STDIN_FILENO) == 1 && !cli::may_not_ask(options, environment);
}

ExitStatus offer_setup(const std::string& path, cli::Options options,
                       const Environment& environment, cli::Report& report) {
  const setup::Person person(setup::ask_on_terminal, report);
  const std::string question =
      "No AWS credentials yet: " + escape(path) + " does not exist. Set it up now?";
  if (!person.ask_yes(question, setup::Default::yes)) {
    throw no_file(path, options);
  }
  if (!options.profile) {
    options.profile = environment.first_of({"AWS_PROFILE", "AWS_DEFAULT_PROFILE"});
  }
  return setup(options, environment, report);
}

ExitStatus set_up(const cli::Options& options, const Environment& environment,
                  cli::Report& report) {
  const std::string path = profile::locate_files(options, environment).credentials.path;
  credentials::check_place(path);
  if (const auto content = os::read_file(path)) {
    const credentials::Document readable(content->bytes.reveal(), path);  // or else nobody is asked
  } else {
    create_missing_file(path, options, environment);
  }
  return setup_aws_mfa(path, options, environment, report);
}

}  // namespace

ExitStatus refresh(const cli::Options& options, const Environment& environment,
                   cli::Report& report) {
  if (options.setup) return set_up(options, environment, report);
  const profile::Files files = profile::find_files(options, environment);
  const profile::Context context{options, environment, files};
  const session::World world = session::real_world();
  const session::Run run{context, world, report};
  const bool is_of_one = !options.all && !options.renew && !options.begins_with_profile;
  if (is_of_one && !options.force && session::is_fresh_by_excerpt(run)) return ExitStatus::success;
  auto content = session::read_first(context);
  check_first_word(context, content);
  if (!content && options.renew) content.emplace();  // it makes nothing, and asks nobody
  if (!content && is_first_start(options, environment)) {
    return offer_setup(files.credentials_path(), options, environment, report);
  }
  if (!content) {
    create_missing_file(files.credentials_path(), options, environment);
    content.emplace();
  }
  if (options.all || options.renew) {
    return batch::refresh_all(run, std::move(*content));
  }
  session::refresh(run, std::move(*content));
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
