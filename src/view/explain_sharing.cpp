#include "view/explain_sharing.h"

#include "base/duration.h"
#include "base/error.h"
#include "credentials/document.h"
#include "credentials/session.h"
#include "profile/check_plan.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "profile/profile_list.h"
#include "session/shared_session.h"
#include "sts/endpoint.h"
#include "view/diagnosis.h"

namespace stsmfa::view {

namespace {

/// A plan and what the file holds for it.
struct Prospect {
  const profile::Plan& plan;
  const credentials::Document& document;
  std::string section;                          ///< of the shared session; empty: not known
  std::optional<credentials::Session> session;  ///< the shared one, if it is valid
  bool may_be_served;  ///< the plan's role can be had from a shared session
  bool is_served;      ///< and is, from this one
};

Prospect prospect_of(const session::Snapshot& snapshot, const profile::Context& context, Time now) {
  const profile::ProfileFiles files(snapshot.document, context.files.config);
  const profile::Plan& plan = snapshot.plan;
  const auto valid = session::valid_shared_sections(plan.keys, context.options, files, now);
  std::string section =
      valid.empty() ? session::shared_section_of(plan.keys, context.options, files) : valid.front();
  auto session = session::usable_session(snapshot.document, section, now);
  const bool is_served = session && profile::fits_shared_session(plan, context.options);
  return {.plan = plan,
          .document = snapshot.document,
          .section = std::move(section),
          .session = std::move(session),
          .may_be_served = profile::fits_shared_session(plan, {}),
          .is_served = is_served};
}

std::string worth_of(const Prospect& prospect, Time now) {
  const std::string name = "[" + prospect.section + "] ";
  if (prospect.session) {
    const Time end = prospect.session->expiration;
    return name + "is valid: " + format_duration(end - now) + " left, until " + format_local(end);
  }
  const auto section = credentials::readable_section(prospect.document, prospect.section);
  if (!section) return name + "is not there";
  const auto session = credentials::session_in(*section);
  if (!session || session->expiration > now) return name + "holds no shared session";
  return name + "has expired " + format_duration(now - session->expiration) + " ago";
}

Fact shared_session_of(const Prospect& prospect, Time now) {
  const std::string name = "shared session";
  if (prospect.section.empty()) return {name, "[mfa-K], K being the key that the command prints"};
  if (prospect.section == prospect.plan.names.short_term) {
    return {name, "this one: roles of other profiles with these keys are assumed from it"};
  }
  return {name, worth_of(prospect, now)};
}

/// Whether a refresh ends before it calls anybody.
bool is_refused(const session::Snapshot& snapshot, const profile::Context& context) {
  const profile::Plan& plan = snapshot.plan;
  try {
    profile::check_plan(plan);
    const profile::Destination destination =
        profile::find_destination(sts::Service::sts, plan, snapshot.profile, context);
    profile::check_keys(plan.keys, destination.endpoint);
    return false;
  } catch (const Error&) {
    return true;  // find_problems tells why
  }
}

std::string calls_of(const Prospect& prospect) {
  const profile::Plan& plan = prospect.plan;
  const bool without_code = plan.mfa == profile::MfaUse::never;
  if (plan.roles.empty()) {
    return without_code ? "GetSessionToken without a code" : "GetSessionToken with a code";
  }
  if (prospect.is_served) {
    return "AssumeRole with the session of [" + prospect.section + "], without a code";
  }
  if (without_code) return "AssumeRole without a code";
  if (!prospect.may_be_served) {
    return "AssumeRole with a code: the role is asked for more than an hour";
  }
  if (plan.mfa_session) return "GetSessionToken with a code, then AssumeRole with its session";
  if (plan.mfa == profile::MfaUse::if_refused) {
    return "AssumeRole without a code, then with one if refused";
  }
  return "AssumeRole with a code";
}

Fact renewal_of(const Prospect& prospect, const profile::Profile& profile) {
  const std::string name = "--renew";
  const profile::Plan& plan = prospect.plan;
  if (!plan.auto_renew) return {name, "leaves it alone", profile.own({"auto_renew"})->origin};
  if (plan.roles.empty()) return {name, "leaves it alone: a new one takes a code"};
  if (!prospect.may_be_served) {
    return {name, "leaves it alone: more than an hour takes a code; --cap renews it for one"};
  }
  if (!prospect.document.has(plan.names.short_term)) {
    return {name, "leaves it alone: it makes nothing new"};
  }
  if (!prospect.session) return {name, "leaves it alone: there is no valid shared session"};
  return {name, "renews it, without a code"};
}

}  // namespace

std::vector<Fact> explain_sharing(const session::Snapshot& snapshot,
                                  const profile::Context& context, Time now) {
  if (is_refused(snapshot, context)) {
    return {{"refresh calls", "nobody, until what is wrong here is put right"}};
  }
  const Prospect prospect = prospect_of(snapshot, context, now);
  const Fact calls{"refresh calls", calls_of(prospect)};
  if (snapshot.plan.mfa == profile::MfaUse::never) return {calls};
  return {shared_session_of(prospect, now), calls, renewal_of(prospect, snapshot.profile)};
}

}  // namespace stsmfa::view
