#include "session/renewal.h"

#include "ask/credential_process.h"
#include "ask/user_command.h"
#include "base/error.h"
#include "cli/options.h"
#include "credentials/near_twins.h"
#include "credentials/writable.h"
#include "profile/check_plan.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/key_faults.h"
#include "profile/needless_device.h"
#include "profile/pending_rotation.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "profile/session_policy.h"
#include "profile/shadows.h"
#include "profile/unread_keys.h"
#include "session/same_keys.h"
#include "session/session_edits.h"
#include "session/shared_session.h"
#include "sts/endpoint.h"
#include "sts/shown_url.h"
#include "sts/shown_value.h"

namespace stsmfa::session {

namespace {

/// A code that was given is there to be used, so that the session which is there is not; with
/// `--mfa-session` it makes a new one.
void find_shared_session(Renewal& renewal, const profile::Context& context, const Snapshot& current,
                         Time now) {
  const profile::Plan& plan = renewal.plan;
  if (!profile::fits_shared_session(plan, {})) return;
  const profile::ProfileFiles files(current.document, context.files.config);
  if (profile::fits_shared_session(plan, context.options)) {
    const auto sections = valid_shared_sections(plan.keys, context.options, files, now);
    if (!sections.empty()) {
      renewal.shared_section = sections.front();
      renewal.shared = usable_session(current.document, sections.front(), now);
    }
  }
  if (!plan.mfa_session) return;
  const std::string usual = shared_section_of(plan.keys, context.options, files);
  // Not where the role's session goes: `stsmfa --profile login --assume-role ...`
  const bool is_taken = usual == plan.names.short_term;
  renewal.new_shared_section = is_taken ? own_shared_section_of(plan.keys) : usual;
  if (renewal.new_shared_section.empty()) return;
  check_rewrite(plan, renewal.new_shared_section, context.options, current.document);
}

/// As check_plan does with a name that stands on the command line.
void check_new_name(const Snapshot& current) {
  const std::string& section = current.plan.names.short_term;
  if (profile::is_limited(current.plan) || current.document.has(section)) return;
  if (profile::is_pending_section(section)) {
    throw usage_error("section", "[" + section + "] is where stsmfa rotate keeps a new pair");
  }
  credentials::check_new_section(section);
}

/// Both may be as long and as mixed as a secret, and are sent and logged by AWS.
void note_sent_secrets(profile::Destination& destination, const std::vector<profile::Role>& roles) {
  const auto note = [&](const profile::Setting& setting) {
    if (!sts::looks_like_secret_access_key(setting.value)) return;
    destination.notices.push_back({setting.origin,
                                   "looks like a secret access key, and is sent to AWS and kept "
                                   "in its logs"});
  };
  for (const profile::Role& role : roles) {
    if (role.external_id) note(*role.external_id);
    if (role.session_name) note(*role.session_name);
  }
}

/// `--section` may name where another profile's session goes, on purpose or not.
void note_taken_section(Renewal& renewal, const Snapshot& current, const cli::Options& options) {
  const profile::SectionNames& names = renewal.plan.names;
  const std::string owner = names.short_term + names.long_term_suffix;
  const bool is_taken = cli::is_given(options.section) && !names.long_term_suffix.empty() &&
                        owner != names.long_term && current.document.has(owner);
  if (!is_taken) return;
  renewal.destination.notices.push_back({"section", "[" + names.short_term +
                                                        "] is where the session of [" + owner +
                                                        "] goes: this one takes its place"});
}

/// Whether `--all` would have had it without a code of its own.
bool could_share_code(const Renewal& renewal, const cli::Options& options) {
  if (renewal.shared) return false;  // it will be tried, and refused where a code is asked for
  return renewal.plan.roles.empty() || profile::fits_shared_session(renewal.plan, options);
}

}  // namespace

Renewal make_renewal(const profile::Plan& plan, const profile::Profile& profile,
                     const profile::Context& context) {
  const auto destination_of = [&](sts::Service service) {
    return profile::find_destination(service, plan, profile, context);
  };
  Renewal renewal{.plan = plan, .destination = destination_of(sts::Service::sts)};
  profile::check_keys(plan.keys, renewal.destination.endpoint);
  if (plan.keys.leftover == profile::Leftover::token) {
    renewal.destination.notices.push_back(
        {plan.keys.origin,
         "the session token beside its long-term keys is ignored: it is not theirs"});
  }
  note_sent_secrets(renewal.destination, plan.roles);
  if (!plan.device && plan.mfa != profile::MfaUse::never) {
    renewal.iam = destination_of(sts::Service::iam);
  }
  return renewal;
}

Renewal prepare_renewal(const profile::Context& context, const Snapshot& current, Time now) {
  check_new_name(current);
  check_rewrite(current.plan, {}, context.options, current.document);
  profile::check_plan(current.plan);
  Renewal renewal = make_renewal(current.plan, current.profile, context);
  const bool is_there = current.document.has(renewal.plan.names.short_term);
  renewal.target = is_there ? TargetSection::there : TargetSection::made;
  profile::name_role_sessions(renewal.plan.roles, context.environment);
  const std::string& target = renewal.plan.names.short_term;
  for (const std::string& sentence : credentials::near_twin_sentences(current.document, target)) {
    renewal.destination.notices.push_back({current.document.path(), sentence});
  }
  const profile::ProfileFiles files(current.document, context.files.config);
  profile::note_unread_keys(renewal.destination, renewal.plan, files);
  profile::note_key_faults(renewal.destination, renewal.plan, current.document);
  renewal.shadows = profile::find_shadows(renewal.plan.names.short_term, files);
  note_taken_section(renewal, current, context.options);
  renewal.needless_device = profile::words_on_needless_device(renewal.plan, files);
  if (!renewal.plan.keys.process) find_shared_session(renewal, context, current, now);
  if (could_share_code(renewal, context.options)) {
    renewal.same_keys = section_with_same_keys(renewal.plan, context, files, now);
  }
  return renewal;
}

std::string words_on_variable(const profile::Context& context) {
  const std::string_view shadow = profile::find_shadow(context.environment);
  // a command gets the session in its place
  const bool leaves_it = cli::audience_of(context.options) == cli::Audience::aws_tools;
  if (shadow.empty() || !leaves_it) return {};
  return std::string(shadow) + " is set: AWS tools use it instead of the profile";
}

void say_what_is_unusual(const Renewal& renewal, const Run& run, profile::Ways ways) {
  const auto& [context, world, report] = run;
  const profile::Destination& destination = renewal.destination;
  profile::say_notices(destination, report, {}, ways);
  if (!context.files.config.fault.empty()) report.notice("config", context.files.config.fault);
  const std::string variable = words_on_variable(context);
  if (!variable.empty()) report.notice("environment", variable);
  report.detail("request", "POST " + sts::shown_url(destination.endpoint.url) + ", signed for " +
                               destination.endpoint.signing_region);
}

void complete_keys(Renewal& renewal, const profile::Context& context, Time now) {
  if (!renewal.plan.keys.process) return;
  ask::fetch_keys(renewal.plan, ask::surroundings_of(context));
  find_shared_session(renewal, context, take_another_snapshot(context, now), now);
}

}  // namespace stsmfa::session
