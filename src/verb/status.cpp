#include "verb/status.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/table_style.h"
#include "credentials/document.h"
#include "os/file.h"
#include "os/tty.h"
#include "profile/files.h"
#include "profile/section_names.h"
#include "verb/result.h"
#include "view/no_profile.h"
#include "view/profile_status.h"
#include "view/profile_statuses.h"
#include "view/prompt_line.h"
#include "view/stale_line.h"
#include "view/status_json.h"
#include "view/status_table.h"

#include <unistd.h>

#include <array>
#include <utility>

namespace stsmfa::verb {

namespace {

void refuse_two_forms(const cli::Options& options) {
  const std::array<std::pair<bool, std::string>, 5> forms = {{{options.json, "--json"},
                                                              {options.short_line, "--short"},
                                                              {options.check, "--check"},
                                                              {options.name, "--name"},
                                                              {options.stale, "--stale"}}};
  std::string first;
  for (const auto& [given, name] : forms) {
    if (!given) continue;
    if (!first.empty()) {
      throw usage_error(name, "cannot be given together with " + first);
    }
    first = name;
  }
}

/// The name by which AWS tools get what the profile stands for.
std::string name_for_tools(const view::ProfileStatus& status) {
  return status.facts.is_onward ? status.facts.profile : status.facts.section;
}

ExitStatus show_one(const view::ProfileStatus& status, const cli::Options& options) {
  if (options.name) print_result(escape(name_for_tools(status)) + "\n");
  return options.check && status.stale ? ExitStatus::code_needed : ExitStatus::success;
}

void show(const std::vector<view::ProfileStatus>& statuses, const cli::Options& options,
          const Environment& environment, const std::string& without_any) {
  if (options.json) return view::print_status_json(statuses, print_page);
  if (statuses.empty()) {
    return print_page(escape(without_any) + "\n");
  }
  std::optional<std::size_t> columns;
  if (os::is_terminal(STDOUT_FILENO)) columns = os::columns_of(STDOUT_FILENO);
  const cli::TableStyle style = cli::style_for(environment, columns);
  print_page(view::status_table(statuses, style));
}

ExitStatus show_stale(const std::vector<view::ProfileStatus>& statuses, Time now) {
  const std::string line = view::stale_line(statuses, now);
  if (line.empty()) return ExitStatus::success;
  print_result(escape(line) + "\n");
  return ExitStatus::code_needed;
}

/// The profile that is named, if one is, else all of them.
std::vector<view::ProfileStatus> inspect_named(const view::Inspection& inspection) {
  const auto& profile = inspection.context.options.profile;
  if (!profile || profile->empty()) return view::inspect_all(inspection);
  view::ProfileStatus one = view::inspect(inspection);
  view::add_sharing(one, inspection);
  return {std::move(one)};
}

}  // namespace

ExitStatus status(const cli::Options& options, const Environment& environment,
                  cli::Report& report) {
  refuse_two_forms(options);
  const profile::Files found = profile::find_files(options, environment);
  os::FileContent content = profile::read_credentials(found);
  const credentials::Document document(content.bytes.reveal(), found.credentials_path());
  const profile::ProfileFiles files(document, found.config);
  const view::Inspection inspection{{options, environment, found}, files, now()};
  if (options.short_line) {
    print_result(view::prompt_line(inspection) + "\n");
    return ExitStatus::success;
  }
  if (options.name || options.check) {
    return show_one(view::inspect(inspection), options);
  }
  if (options.stale) return show_stale(inspect_named(inspection), inspection.now);
  if (!found.config.fault.empty()) report.notice("config", found.config.fault);
  const std::vector<view::ProfileStatus> statuses = inspect_named(inspection);
  std::string without_any;
  if (statuses.empty()) {
    const view::Problem none = view::no_profile(files, profile::long_term_suffix(options));
    without_any = none.what + "; " + none.hint;
  }
  content.bytes = {};  // nothing is read any more: what is shown may need as much memory
  show(statuses, options, environment, without_any);
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
