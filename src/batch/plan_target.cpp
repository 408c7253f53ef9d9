#include "batch/plan_target.h"

#include "base/error.h"
#include "credentials/writable.h"
#include "profile/check_plan.h"
#include "profile/key_faults.h"
#include "profile/plan.h"
#include "profile/plan_profile.h"
#include "profile/section_names.h"
#include "profile/shadows.h"
#include "profile/unread_keys.h"
#include "session/freshness.h"
#include "session/obtain.h"
#include "session/renewal.h"

namespace stsmfa::batch {

namespace {

cli::Options options_for(const std::string& profile, const cli::Options& options) {
  cli::Options own = options;
  own.profile = profile;
  own.section.reset();
  return own;
}

/// The plan of the section that a profile is served by, rid of that profile's own wishes.
void forget_onward(profile::PlannedProfile& planned) {
  if (planned.plan.onward.empty()) return;
  planned.plan.onward.clear();
  planned.plan.onward_profile.clear();
  planned.plan.region = planned.profile.own({"region"});
}

Way way_alone(const profile::Plan& plan) {
  if (plan.mfa == profile::MfaUse::never) return Way::no_code;
  if (plan.roles.empty()) return Way::shared_session;
  // A code on the command line changes no way here: it is for whichever call asks first.
  return profile::fits_shared_session(plan, {}) ? Way::assumed : Way::own_code;
}

/// What check_plan takes for a wrong command line is a name in a file here.
void check_name(const std::string& section, session::TargetSection target) {
  std::string objection = target == session::TargetSection::made
                              ? credentials::objection_to_new_section(section)
                              : credentials::objection_to({.section = section});
  if (!objection.empty()) throw plan_error("section", std::move(objection));
}

void decide(Target& target, const Scope& scope) {
  const auto section = scope.files.document().section(target.plan.names.short_term);
  const session::Decision decision =
      session::decide(section, session::wanted(target.plan, scope.context.options), scope.now);
  target.expiration = decision.expiration;
  target.usable = decision.serves();
  target.section = section ? session::TargetSection::there : session::TargetSection::made;
  target.way = decision.stale ? way_alone(target.plan) : Way::fresh;
}

void plan(Target& target, const Scope& scope) {
  const cli::Options options = options_for(target.profiles.front(), scope.context.options);
  const profile::Context context = scope.context.with(options);
  target.plan.names = profile::name_sections(context, scope.files);
  profile::PlannedProfile planned = profile::plan_profile(target.plan.names, context, scope.files);
  // A timer has nothing to do with roles that AWS tools assume by themselves.
  if (!options.renew) profile::check_roles(planned.plan.onward);
  forget_onward(planned);
  target.plan = std::move(planned.plan);
  if (options.cap && !target.plan.roles.empty()) profile::cap(target.plan);
  decide(target, scope);
  if (target.way == Way::fresh) return;
  check_name(target.plan.names.short_term, target.section);
  profile::check_plan(target.plan);
  profile::name_role_sessions(target.plan.roles, context.environment);
  session::Renewal renewal = session::make_renewal(target.plan, planned.profile, context);
  profile::note_unread_keys(renewal.destination, target.plan, scope.files);
  profile::note_key_faults(renewal.destination, target.plan, scope.files.document());
  target.destination = std::move(renewal.destination);
  target.shadows = profile::find_shadows(target.plan.names.short_term, scope.files);
  target.iam = std::move(renewal.iam);
}

}  // namespace

Target plan_target(const std::string& profile, const Scope& scope) {
  Target target{.profiles = {profile}};
  try {
    plan(target, scope);
  } catch (const Error& error) {
    fail(target, error);
  }
  return target;
}

bool has_keys(const Target& target) {
  return target.plan.keys.process || !target.plan.keys.access_key_id.empty();
}

void fail(Target& target, Error problem) {
  target.way = Way::impossible;
  target.problem = std::move(problem);
}

}  // namespace stsmfa::batch
