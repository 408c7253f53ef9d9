#include "session/abandoned_sessions.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "profile/kept_section.h"
#include "session/kept_session.h"
#include "session/shared_session.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_set>

namespace stsmfa::session {

namespace {

/// Whether a section holds a session of ours that is over and could be removed.
bool has_expired(const credentials::Section& section, Time now) {
  if (!credentials::is_ours(section) || credentials::holds_long_term_keys(section)) return false;
  const auto session = credentials::session_in(section);
  return !session || session->expiration <= now;
}

/// Whether the file lets the section be edited: a fault in one that nobody uses any more
/// should not keep others from being written.
bool can_be_removed(const credentials::Document& document, const credentials::Edit& removal) {
  try {
    credentials::check_edits(document, {removal});
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// Takes those out of the removals whose keys would be lost, by them and the edits together.
void leave_keys(std::vector<credentials::Edit>& removals,
                const std::vector<credentials::Edit>& edits,
                const credentials::Document& document) {
  std::vector<credentials::Edit> all = edits;
  all.insert(all.end(), removals.begin(), removals.end());
  const std::vector<std::string> losing = credentials::sections_losing_keys(document, all);
  std::erase_if(removals, [&](const credentials::Edit& removal) {
    return std::ranges::find(losing, removal.section) != losing.end();
  });
}

bool may_be_printed(const profile::ProfileFiles& files) {
  const auto has_command = [](const auto& profile) {
    return profile.second.contains("credential_process");
  };
  return files.document().text().find("credential_process") != std::string_view::npos ||
         std::ranges::any_of(files.config().profiles, has_command);
}

bool is_in_config(const profile::ProfileFiles& files, std::string_view key) {
  return std::ranges::any_of(files.config().profiles, [&](const auto& profile) {
    const auto found = profile.second.find("aws_access_key_id");
    return found != profile.second.end() && found->second == key;
  });
}

/// Whether a key's name stands in the file a second time, its own section's header being the first.
bool stands_elsewhere(const credentials::Document& document, std::string_view key) {
  const auto first = document.text().find(key);
  return document.text().find(key, first + 1) != std::string_view::npos;
}

/// Sections that are worth a look: `[mfa-K]`, and what is kept in `[X-mfa]`.
std::vector<std::string> candidates_in(const credentials::Document& document) {
  std::vector<std::string> names;
  for (const credentials::Block& block : document.blocks()) {
    const bool may_be_kept = !profile::owner_of_kept(block.name).empty() &&
                             block.text.find("assumed_from") != std::string_view::npos;
    if (may_be_kept || is_own_shared_section(block.name)) names.emplace_back(block.name);
  }
  return names;
}

/// The removal of one of them that is over; nullopt where it has to stay. One with a role and
/// without a source is somebody's own, written with `--section`.
std::optional<credentials::Edit> removal_of(const std::string& name,
                                            const profile::ProfileFiles& files, Time now) {
  const auto section = credentials::readable_section(files.document(), name);
  if (!section || !has_expired(*section, now)) return std::nullopt;
  const std::string_view key = key_of_own_shared_section(name);
  const bool is_kept = key.empty() && credentials::is_kept(*section);
  if (!is_kept && (section->get("assumed_role_arn") || key.empty() ||
                   stands_elsewhere(files.document(), key))) {
    return std::nullopt;
  }
  credentials::Edit removal = is_kept ? removal_of_kept(name, *section, files)
                                      : credentials::removal_of_session(name, *section);
  if (!can_be_removed(files.document(), removal)) return std::nullopt;
  return removal;
}

}  // namespace

std::vector<std::string> orphaned_sessions(const profile::ProfileFiles& files, Time now) {
  std::vector<std::string> orphans;
  if (may_be_printed(files)) return orphans;
  for (const std::string& name : files.document().section_names()) {
    const std::string_view key = key_of_own_shared_section(name);
    if (key.empty() || !usable_session(files.document(), name, now)) continue;
    const bool is_owned = stands_elsewhere(files.document(), key) || is_in_config(files, key);
    if (!is_owned) orphans.push_back(name);
  }
  return orphans;
}

void remove_abandoned(std::vector<credentials::Edit>& edits, const profile::ProfileFiles& files,
                      Time now) {
  const std::vector<std::string> candidates = candidates_in(files.document());
  if (candidates.empty()) return;
  const bool are_many = candidates.size() > credentials::few_edits;
  std::optional<credentials::Document> index;
  if (are_many && !files.document().is_indexed()) index = credentials::indexed(files.document());
  const profile::ProfileFiles quick = index ? files.with(*index) : files;
  std::unordered_set<std::string_view> written;
  for (const credentials::Edit& edit : edits) {
    written.insert(edit.section);
  }
  std::vector<credentials::Edit> removals;
  for (const std::string& name : candidates) {
    auto removal = written.contains(name) ? std::nullopt : removal_of(name, quick, now);
    if (removal) removals.push_back(std::move(*removal));
  }
  if (removals.empty()) return;
  leave_keys(removals, edits, quick.document());
  std::ranges::move(removals, std::back_inserter(edits));
}

}  // namespace stsmfa::session
