#include "view/profile_status.h"

#include "base/duration.h"
#include "cli/report.h"
#include "session/freshness.h"
#include "sts/arn.h"

#include <algorithm>
#include <array>

namespace stsmfa::view {

namespace {

using session::Decision;
using session::Finding;

SessionState state_of(const Decision& decision, Seconds left) {
  const auto found = [&](Finding finding) {
    return std::ranges::find(decision.findings, finding) != decision.findings.end();
  };
  if (found(Finding::section_missing)) return SessionState::none;
  if (found(Finding::keys_missing)) return SessionState::incomplete;
  if (left == Seconds(0)) return SessionState::expired;
  if (found(Finding::role_changed)) return SessionState::role_changed;
  return found(Finding::expiring) ? SessionState::expiring : SessionState::fresh;
}

/// A duration as one word.
std::string one_word(Seconds duration) {
  std::string text = format_duration(duration);
  std::erase(text, ' ');
  return text;
}

}  // namespace

std::string account_id_of(const ProfileFacts& facts) {
  for (const std::string* text : {&facts.role_arn, &facts.device}) {
    const auto arn = sts::parse_arn(*text);
    if (arn && !arn->account.empty()) return std::string(arn->account);
  }
  return {};
}

std::string identity_of(const ProfileFacts& facts) {
  constexpr std::string_view device_type = "mfa/";
  const auto arn = sts::parse_arn(facts.role_arn.empty() ? facts.device : facts.role_arn);
  if (!arn) return facts.role_arn;
  std::string_view name = arn->resource;
  if (name.starts_with(device_type)) name.remove_prefix(device_type.size());
  return arn->account.empty() ? std::string(name)
                              : std::string(arn->account) + ":" + std::string(name);
}

std::string_view name_of(SessionState state) {
  constexpr std::array<std::string_view, 7> names = {
      "fresh", "expiring", "expired", "none", "incomplete", "role_changed", "unusable"};
  return names.at(static_cast<std::size_t>(state));
}

ProfileStatus status_of(ProfileFacts facts, const Decision& decision, Time now) {
  Seconds left(0);
  if (decision.expiration) left = std::max(left, *decision.expiration - now);
  ProfileStatus status{
      .facts = std::move(facts), .state = state_of(decision, left), .stale = decision.stale};
  if (status.state == SessionState::none || status.state == SessionState::incomplete) return status;
  status.expires_at = decision.expiration;
  status.left = left;
  return status;
}

ProfileStatus unusable(ProfileFacts facts, const Error& reason) {
  return {.facts = std::move(facts), .state = SessionState::unusable, .problem = one_line(reason)};
}

std::string short_line(const ProfileStatus& status) {
  const auto word = [&]() -> std::string {
    switch (status.state) {
      case SessionState::fresh:
      case SessionState::expiring:
        return one_word(status.left);
      case SessionState::expired:
        return "expired";
      case SessionState::incomplete:
      case SessionState::role_changed:
        return "stale";
      case SessionState::none:
      case SessionState::unusable:
        return "-";
    }
    return {};
  };
  return status.facts.profile + " " + word();
}

}  // namespace stsmfa::view
