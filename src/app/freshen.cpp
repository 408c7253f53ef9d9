#include "app/freshen.h"

#include "app/renew.h"
#include "base/error.h"

namespace stsmfa::app {

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

void say_findings(const Look& look, Time now, const Report& report) {
  for (const credentials::Finding finding : look.decision.findings) {
    const std::string text = finding_text(finding, look.plan.names.short_term, look.decision, now);
    if (finding == credentials::Finding::keys_missing) {
      report.warning(text);
    } else {
      report.info(text);
    }
  }
}

/// For a profile that has no session of its own.
void say_who_serves(const Plan& plan, const Report& report) {
  if (plan.onward.empty()) return;
  report.notice("profile", plan.onward_profile + " needs no session of its own: AWS tools assume " +
                               plan.onward.back().arn.value + " from [" + plan.names.short_term +
                               "] by themselves, which is what is made fresh");
}

/// The first look, said aloud as far as it is wanted.
Look first_look(const Viewer& viewer, os::FileContent content, Announce announce,
                const Report& report, const std::function<void(const Plan&)>& check) {
  const Time now = stsmfa::now();
  const OnNames say_names = [&](const SectionNames& names, const credentials::Document& document) {
    report.info(validating(names.short_term, announced_role(viewer.options, names, document)));
  };
  const bool always = announce == Announce::always;
  Look first = look(viewer, std::move(content), now, always ? say_names : OnNames());
  if (check) check(first.plan);
  if (always) say_who_serves(first.plan, report);
  if (!always && first.decision.stale) say_names(first.plan.names, first.document);
  if (always || first.decision.stale) say_findings(first, now, report);
  return first;
}

}  // namespace

std::optional<Look> freshen(const Viewer& viewer, os::FileContent content, Announce announce,
                            const Report& report, const std::function<void(const Plan&)>& check) {
  std::optional<Look> first = first_look(viewer, std::move(content), announce, report, check);
  if (!first->decision.stale) return first;
  const Stale stale = stale_of(*first);
  first.reset();
  try {
    renew(viewer, stale, report);
  } catch (const Error& error) {
    // Early is early: there is a session, and it will do for now.
    if (!stale.usable) throw;
    report.warning("The renewal failed, the session that is left is used: " + one_line(error));
  }
  return std::nullopt;
}

}  // namespace stsmfa::app
