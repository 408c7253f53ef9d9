#include "session/abandoned_sessions.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "session/shared_session.h"

#include <algorithm>
#include <iterator>

namespace stsmfa::session {

namespace {

/// Whether a section holds a session of ours that is over. One with a role is somebody's own,
/// written with `--section`.
bool has_expired(const credentials::Document& document, const std::string& name, Time now) {
  const auto section = credentials::readable_section(document, name);
  if (!section || !credentials::is_ours(*section) || section->get("assumed_role_arn")) return false;
  if (credentials::holds_long_term_keys(*section)) return false;
  const auto session = credentials::session_in(*section);
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

void remove_abandoned(std::vector<credentials::Edit>& edits, const credentials::Document& document,
                      Time now) {
  std::vector<credentials::Edit> removals;
  for (const credentials::Block& block : document.blocks()) {
    const std::string name = std::string(block.name);
    const std::string_view key = key_of_own_shared_section(name);
    if (key.empty() || !has_expired(document, name, now)) continue;
    const bool is_written =
        std::ranges::find(edits, name, &credentials::Edit::section) != edits.end();
    if (is_written || stands_elsewhere(document, key)) continue;
    credentials::Edit removal =
        credentials::removal_of_session(name, *credentials::readable_section(document, name));
    if (can_be_removed(document, removal)) removals.push_back(std::move(removal));
  }
  if (removals.empty()) return;
  leave_keys(removals, edits, document);
  std::ranges::move(removals, std::back_inserter(edits));
}

}  // namespace stsmfa::session
