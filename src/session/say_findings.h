#pragma once

#include "cli/report.h"
#include "credentials/document.h"
#include "profile/context.h"
#include "profile/plan.h"
#include "profile/section_names.h"
#include "session/freshness.h"
#include "session/renewal.h"
#include "session/run.h"

namespace stsmfa::session {

/// Says in aws-mfa's words which section is looked at, and for which role: that of the command
/// line, else the one that is stored in the section that `--profile` names, whatever is wanted;
/// long-term keys beside an old token are no role's.
void say_names(const profile::SectionNames& names, const credentials::Document& document,
               const Run& run);

/// Says who serves a profile that has no session of its own; nothing of any other.
void say_who_serves(const profile::Plan& plan, cli::Report& report);

/// Says what the decision goes by.
void say_findings(const profile::Plan& plan, const Decision& decision, Time now,
                  cli::Report& report);

/// Says what a person may not expect of a section that is fresh: words_on_variable(), which are
/// else said before anybody is asked, and that no device is looked for, and so none kept.
void say_what_is_left(const profile::Plan& plan, const profile::Context& context,
                      cli::Report& report);

/// Says what AWS tools' users should know of a session that was just written: what they follow
/// rather than its section, how to use it (how_to_use), and that a device is named needlessly.
void say_how_to_use(const Renewal& renewal, cli::Report& report);

}  // namespace stsmfa::session
