#include "verb/refresh.h"

#include "app/code_source.h"
#include "app/look.h"
#include "app/renew.h"
#include "verb/setup.h"

namespace stsmfa::verb {

using namespace app;

namespace {

/// aws-mfa announces the role of the command line, else the one that is stored in the section that
/// `--profile` names, whatever is wanted.
std::string announced_role(const Options& options, const SectionNames& names,
                           const credentials::Document& document) {
  if (options.assume_role && !options.assume_role->empty()) return *options.assume_role;
  const auto section = document.section(names.profile);
  const auto role = section ? section->get("assumed_role_arn") : std::nullopt;
  return std::string(role.value_or(""));
}

void report_findings(const Look& look, Time now, const Report& report) {
  for (const credentials::Finding finding : look.decision.findings) {
    const std::string text = finding_text(finding, look.plan.names.short_term, look.decision, now);
    if (finding == credentials::Finding::keys_missing) {
      report.warning(text);
    } else {
      report.info(text);
    }
  }
}

/// The first look, said aloud. nullopt: the session is fresh.
std::optional<Stale> find_stale(const Viewer& viewer, os::FileContent content,
                                const Report& report) {
  const Time now = stsmfa::now();
  const auto announce = [&](const SectionNames& names, const credentials::Document& document) {
    report.info(validating(names.short_term, announced_role(viewer.options, names, document)));
  };
  const Look first = look(viewer, std::move(content), now, announce);
  report_findings(first, now, report);
  return first.decision.stale ? std::optional(stale_of(first)) : std::nullopt;
}

}  // namespace

ExitStatus refresh(const Options& options, const Environment& environment, const Report& report) {
  const FileLocations files = locate_files(options, environment);
  auto content = os::read_file(files.credentials.path);
  const bool may_ask = !may_not_ask(options, environment);
  if (!content) {
    create_missing_file(files.credentials.path, may_ask);
    content.emplace();
  }
  if (options.setup) return setup(files.credentials.path, may_ask, report);
  const Config config = read_config(files.config.path);
  const Viewer viewer{options, environment, config, files.credentials.path};
  const auto stale = find_stale(viewer, std::move(*content), report);
  if (!stale) return ExitStatus::success;
  try {
    renew(viewer, *stale, report);
  } catch (const Error& error) {
    // Early is early: there is a session, and it will do for now.
    if (!stale->usable) throw;
    report.warning("The renewal failed, the session that is left is used: " + one_line(error));
  }
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
