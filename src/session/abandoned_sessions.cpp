#include "session/abandoned_sessions.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "profile/kept_section.h"
#include "session/kept_session.h"
#include "session/key_mentions.h"
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
  const std::vector<std::string> names = credentials::sections_losing_keys(document, all);
  const std::unordered_set<std::string_view> losing(names.begin(), names.end());
  std::erase_if(removals,
                [&](const credentials::Edit& removal) { return losing.contains(removal.section); });
}

bool may_be_printed(const profile::ProfileFiles& files) {
  const auto has_command = [](const auto& profile) {
    return profile.second.contains("credential_process");
  };
  return files.document().text().find("credential_process") != std::string_view::npos ||
         std::ranges::any_of(files.config().profiles, has_command);
}

std::unordered_set<std::string_view> keys_in_config(const profile::ProfileFiles& files) {
  std::unordered_set<std::string_view> keys;
  for (const auto& [profile, properties] : files.config().profiles) {
    const auto found = properties.find("aws_access_key_id");
    if (found != properties.end()) keys.insert(found->second);
  }
  return keys;
}

/// The keys in the names of sections `[mfa-K]`. Their headers are one mention of each.
KeyMentions mentions_in(const credentials::Document& document) {
  std::vector<std::string_view> keys;
  for (const credentials::Block& block : document.blocks()) {
    const std::string_view key = key_of_own_shared_section(block.name);
    if (!key.empty()) keys.push_back(key);
  }
  return {document.text(), keys};
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
                                            const profile::ProfileFiles& files,
                                            const KeyMentions& mentions, Time now) {
  const auto section = credentials::readable_section(files.document(), name);
  if (!section || !has_expired(*section, now)) return std::nullopt;
  const std::string_view key = key_of_own_shared_section(name);
  const bool is_kept = key.empty() && credentials::is_kept(*section);
  const bool is_shared = !key.empty() && !section->get("assumed_role_arn");
  if (!is_kept && (!is_shared || mentions.is_repeated(key))) return std::nullopt;
  credentials::Edit removal = is_kept ? removal_of_session_beside(name, *section, files)
                                      : credentials::removal_of_session(name, *section);
  if (!can_be_removed(files.document(), removal)) return std::nullopt;
  return removal;
}

}  // namespace

std::vector<std::string> orphaned_sessions(const profile::ProfileFiles& files, Time now) {
  std::vector<std::string> orphans;
  if (may_be_printed(files)) return orphans;
  const KeyMentions mentions = mentions_in(files.document());
  const auto of_config = keys_in_config(files);
  for (const std::string& name : files.document().section_names()) {
    const std::string_view key = key_of_own_shared_section(name);
    if (key.empty() || !usable_session(files.document(), name, now)) continue;
    const bool is_owned = mentions.is_repeated(key) || of_config.contains(key);
    if (!is_owned) orphans.push_back(name);
  }
  return orphans;
}

void remove_abandoned(std::vector<credentials::Edit>& edits, const profile::ProfileFiles& files,
                      Time now) {
  const std::vector<std::string> candidates = candidates_in(files.document());
  if (candidates.empty()) return;
  const KeyMentions mentions = mentions_in(files.document());
  std::unordered_set<std::string_view> written;
  for (const credentials::Edit& edit : edits) {
    written.insert(edit.section);
  }
  std::vector<credentials::Edit> removals;
  for (const std::string& name : candidates) {
    auto removal = written.contains(name) ? std::nullopt : removal_of(name, files, mentions, now);
    if (removal) removals.push_back(std::move(*removal));
  }
  if (removals.empty()) return;
  leave_keys(removals, edits, files.document());
  std::ranges::move(removals, std::back_inserter(edits));
}

}  // namespace stsmfa::session
