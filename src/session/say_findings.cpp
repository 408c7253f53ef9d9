#include "session/say_findings.h"

#include "cli/options.h"
#include "credentials/key_kind.h"
#include "profile/shadows.h"
#include "session/sentences.h"
#include "session/session_edits.h"
#include "sts/shown_value.h"

namespace stsmfa::session {

namespace {

std::string announced_role(const cli::Options& options, const profile::SectionNames& names,
                           const credentials::Document& document) {
  if (cli::is_given(options.assume_role)) return *options.assume_role;
  const auto section = document.section(names.profile);
  if (!section || credentials::has_leftover_token(*section)) return {};
  return std::string(section->get("assumed_role_arn").value_or(""));
}

/// One line says that the section just written is not what AWS tools go by.
void say_shadow(const Renewal& renewal, cli::Report& report) {
  if (renewal.shadows.empty()) return;
  report.notice(renewal.shadows.front().origin,
                profile::words_on_shadow(renewal.plan.names.short_term) +
                    ": remove it, or put the session elsewhere with --section");
}

}  // namespace

void say_names(const profile::SectionNames& names, const credentials::Document& document,
               const Run& run) {
  run.report.info(
      validating(names.short_term, announced_role(run.context.options, names, document)));
}

void say_who_serves(const profile::Plan& plan, cli::Report& report) {
  if (plan.onward.empty()) return;
  report.notice("profile", plan.onward_profile + " needs no session of its own: AWS tools assume " +
                               sts::shown_value(plan.onward.back().arn.value) + " from [" +
                               plan.names.short_term +
                               "] by themselves, which is what is made fresh");
}

void say_findings(const profile::Plan& plan, const Decision& decision, Time now,
                  cli::Report& report) {
  for (const Finding finding : decision.findings) {
    const std::string text = finding_text(finding, plan.names.short_term, decision, now);
    if (finding == Finding::keys_missing) {
      report.warning(text);
    } else {
      report.info(text);
    }
  }
}

void say_what_is_left(const profile::Plan& plan, const profile::Context& context,
                      cli::Report& report) {
  const std::string text = words_on_variable(context);
  if (!text.empty()) report.notice("environment", text);
  if (!may_save_device(plan, context.options)) return;
  report.notice("MFA device",
                "is not looked for while the session is fresh, so --save-device keeps none; with "
                "--force it does");
}

void say_how_to_use(const Renewal& renewal, cli::Report& report) {
  say_shadow(renewal, report);
  const Advice advice = how_to_use(renewal.plan, renewal.target);
  for (const std::string& sentence : advice.sentences) {
    report.notice("profile", sentence);
  }
  report.lines_to_copy(advice.config_lines);
  if (!renewal.needless_device.empty()) report.notice("profile", renewal.needless_device);
}

}  // namespace stsmfa::session
