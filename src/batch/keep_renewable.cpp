#include "batch/keep_renewable.h"

#include "credentials/document.h"
#include "credentials/session.h"
#include "profile/profile_list.h"

#include <algorithm>

namespace stsmfa::batch {

namespace {

bool needs_code(const Batch& batch, const Target& target) {
  if (target.way == Way::own_code) return true;
  if (!waits_for_session(target)) return false;
  const auto& session = batch.groups[*target.group].session;
  if (!session || target.way == Way::assumed) return !session;
  return target.expiration && session->expiration <= *target.expiration;
}

/// Nothing is refused that a person at a terminal would get.
Error asks_nobody() {
  return {.status = ExitStatus::code_needed,
          .cause = "a new session takes an MFA code, which --renew does not ask for",
          .hint = "stsmfa --all asks for it"};
}

bool is_to_be_kept(const Target& target, const Scope& scope) {
  if (target.way == Way::fresh || !target.plan.auto_renew) return false;
  const auto section =
      credentials::readable_section(scope.files.document(), target.plan.names.short_term);
  if (!section || !credentials::is_ours(*section)) return false;
  if (target.way != Way::impossible) return true;
  const auto session = credentials::session_in(*section);
  return !target.usable && !(session && !has_keys(target) && session->expiration > scope.now);
}

/// Without the targets that have gone, and the groups that have none left.
Batch without(const Batch& batch, const std::vector<bool>& has_gone) {
  Batch kept;
  std::vector<std::optional<std::size_t>> groups(batch.groups.size());
  for (std::size_t place = 0; place < batch.targets.size(); ++place) {
    if (has_gone[place]) continue;
    Target& target = kept.targets.emplace_back(batch.targets[place]);
    if (!target.group) continue;
    std::optional<std::size_t>& group = groups[*target.group];
    if (!group) {
      group = kept.groups.size();
      kept.groups.push_back(batch.groups[*target.group]);
      kept.groups.back().targets.clear();
    }
    target.group = group;
    kept.groups[*group].targets.push_back(kept.targets.size() - 1);
  }
  return kept;
}

}  // namespace

void keep_renewable(Batch& batch, const Scope& scope) {
  std::vector<bool> has_gone;
  for (Target& target : batch.targets) {
    if (needs_code(batch, target)) fail(target, asks_nobody());
    has_gone.push_back(!is_to_be_kept(target, scope));
  }
  batch = without(batch, has_gone);
  batch.only_renews = true;
}

}  // namespace stsmfa::batch
