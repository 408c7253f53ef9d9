#include "verb/status.h"

#include "app/files.h"
#include "app/inspect.h"
#include "app/stale_line.h"
#include "app/status_json.h"
#include "app/status_table.h"
#include "base/error.h"
#include "base/text.h"
#include "os/terminal.h"
#include "verb/result.h"

#include <unistd.h>

#include <array>
#include <utility>

namespace stsmfa::verb {

using namespace app;

namespace {

void refuse_two_forms(const Options& options) {
  const std::array<std::pair<bool, std::string>, 5> forms = {{{options.json, "--json"},
                                                              {options.short_line, "--short"},
                                                              {options.check, "--check"},
                                                              {options.name, "--name"},
                                                              {options.stale, "--stale"}}};
  std::string first;
  for (const auto& [given, name] : forms) {
    if (!given) continue;
    if (!first.empty()) {
      throw Error{.status = ExitStatus::usage,
                  .object = name,
                  .cause = "cannot be given together with " + first};
    }
    first = name;
  }
}

/// The name by which AWS tools get what the profile stands for.
std::string name_for_tools(const ProfileStatus& status) {
  return status.facts.is_onward ? status.facts.profile : status.facts.section;
}

ExitStatus show_one(const ProfileStatus& status, const Options& options) {
  if (options.short_line) print_result(escape(short_line(status)) + "\n");
  if (options.name) print_result(escape(name_for_tools(status)) + "\n");
  const bool is_stale = status.state != SessionState::fresh;
  return options.check && is_stale ? ExitStatus::code_needed : ExitStatus::success;
}

void show(const std::vector<ProfileStatus>& statuses, const Options& options,
          const Environment& environment, const std::string& credentials_path) {
  if (options.json) return print_result(status_json(statuses));
  if (statuses.empty()) {
    return print_result("no profile with long-term keys in " + escape(credentials_path) +
                        "; stsmfa setup makes one\n");
  }
  const TableStyle style =
      style_for(environment, os::is_terminal(STDOUT_FILENO), os::columns_of(STDOUT_FILENO));
  print_result(status_table(statuses, style));
}

ExitStatus show_stale(const std::vector<ProfileStatus>& statuses, Time now) {
  const std::string line = stale_line(statuses, now);
  if (line.empty()) return ExitStatus::success;
  print_result(escape(line) + "\n");
  return ExitStatus::code_needed;
}

/// The profile that is named, if one is, else all of them.
std::vector<ProfileStatus> inspect_named(const Inspection& inspection) {
  const auto& profile = inspection.options.profile;
  if (!profile || profile->empty()) return inspect_all(inspection);
  ProfileStatus one = inspect(inspection);
  add_sharing(one, inspection);
  return {std::move(one)};
}

}  // namespace

ExitStatus status(const Options& options, const Environment& environment, const Report& report) {
  refuse_two_forms(options);
  const FileLocations locations = locate_files(options, environment);
  const auto content = os::read_file(locations.credentials.path);
  const Config config = read_config(locations.config.path);
  credentials::Document document(content ? content->bytes.reveal() : std::string_view(),
                                 locations.credentials.path);
  const ProfileFiles files(document, config.profiles, config.path);
  const Inspection inspection{options, environment, files, now()};
  if (options.short_line || options.name || options.check) {
    return show_one(inspect(inspection), options);
  }
  document.index_names();
  if (options.stale) return show_stale(inspect_named(inspection), inspection.now);
  if (!config.fault.empty()) report.notice("config", config.fault);
  show(inspect_named(inspection), options, environment, document.path());
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
