#include "session/freshness.h"

#include "credentials/key_kind.h"

#include <algorithm>

namespace stsmfa::session {

namespace {

bool source_changed(const credentials::Section& section, const Wanted& wanted) {
  if (wanted.assumed_from.empty()) return false;
  return section.get("assumed_from") != wanted.assumed_from ||
         section.get("assumed_through").value_or("") != wanted.assumed_through;
}

bool role_changed(const credentials::Section& section, const Wanted& wanted) {
  if (source_changed(section, wanted)) return true;
  const std::string_view stored = section.get("assumed_role_arn").value_or("");
  if (wanted.role_arn.empty() && wanted.keep_stored_role) return false;
  return stored != wanted.role_arn;
}

}  // namespace

Wanted wanted(const profile::Plan& plan, const cli::Options& options) {
  return {.role_arn = plan.role(),
          .keep_stored_role = plan.keep_stored_role,
          .force = options.force,
          .renew_before = plan.renew_before};
}

Decision decide(const std::optional<credentials::Section>& short_term, const Wanted& wanted,
                Time now) {
  if (!short_term) return {.stale = true, .findings = {Finding::section_missing}};
  Decision decision;
  if (const auto text = short_term->get("expiration")) {
    decision.expiration = parse_expiration(*text);
  }
  const bool is_session =
      credentials::has_all_keys(*short_term) && !credentials::holds_long_term_keys(*short_term);
  if (!is_session || !decision.expiration) {
    decision.findings.push_back(Finding::keys_missing);
  }
  if (wanted.force) {
    decision.findings.push_back(Finding::forced);
  } else if (role_changed(*short_term, wanted)) {
    decision.findings.push_back(Finding::role_changed);
  }
  if (decision.findings.empty()) {
    const Seconds left = *decision.expiration - now;
    const bool expiring = left < wanted.renew_before;
    decision.usable = left > Seconds(0) && expiring;
    decision.findings.push_back(left <= Seconds(0) ? Finding::expired
                                : expiring         ? Finding::expiring
                                                   : Finding::valid);
  }
  decision.stale = decision.findings.front() != Finding::valid;
  return decision;
}

}  // namespace stsmfa::session
