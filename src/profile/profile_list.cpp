#include "profile/profile_list.h"

#include "credentials/document.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "profile/kept_section.h"
#include "profile/other_tools.h"
#include "profile/pending_rotation.h"
#include "profile/section_names.h"

#include <unordered_set>

namespace stsmfa::profile {

namespace {

/// The profile whose long-term section this is; empty when it is none.
std::string owner_of_long_term(const std::string& section, std::string_view suffix,
                               const credentials::Document& document) {
  if (!suffix.empty()) {
    if (section.size() <= suffix.size() || !section.ends_with(suffix)) return {};
    return section.substr(0, section.size() - suffix.size());
  }
  if (is_pending_section(section)) return {};
  const auto found = credentials::readable_section(document, section);
  return found && credentials::holds_long_term_keys(*found) ? section : std::string();
}

/// Of the two sections merged, as AWS's tools see them. Which section a session goes to
/// (name_sections) is asked of each of them, and half a pair counts there: no key is overwritten.
bool has_long_term_keys(const Layers& layers) {
  return has_setting(layers, {"aws_access_key_id"}) &&
         kind_of_keys(layers) == credentials::KeyKind::long_term;
}

/// Whether a profile without a long-term section is one for us.
bool has_session(const ProfileFiles& files, const std::string& profile) {
  if (is_pending_section(profile)) return false;
  const Layers layers = files.readable_layers_of(profile);
  if (find_other_tool(layers) != nullptr) return false;
  if (!has_setting(layers, {"role_arn"})) {
    if (!has_long_term_keys(layers) && !gets_keys_by_command(layers)) return false;
    // Many people have keys and no MFA, or keys that are others' source alone; but the default is
    // what `stsmfa` is about, and a device that IAM named has left a session beside its keys.
    if (profile == usual_profile) return true;
    if (has_setting(layers, {"mfa_serial", "aws_mfa_device"})) return true;
    const auto session = credentials::readable_section(files.document(), kept_section_of(profile));
    return session && credentials::is_ours(*session);
  }
  const auto source = find_setting(layers, {"source_profile"});
  return !source || find_other_tool(files.readable_layers_of(source->value)) == nullptr;
}

}  // namespace

std::vector<std::string> profiles_with_sessions(const ProfileFiles& files,
                                                std::string_view long_term_suffix) {
  std::vector<std::string> profiles;
  std::unordered_set<std::string> seen;
  const auto add = [&](const std::string& profile) {
    if (seen.insert(profile).second) profiles.push_back(profile);
  };
  const std::vector<std::string> sections = files.document().section_names();
  for (const std::string& section : sections) {
    const std::string owner = owner_of_long_term(section, long_term_suffix, files.document());
    if (owner.empty()) continue;
    add(owner);
    seen.insert(section);  // it may have a role_arn, and is no profile of its own for that
  }
  for (const std::string& section : sections) {
    if (!seen.contains(section) && has_session(files, section)) add(section);
  }
  for (const auto& [profile, properties] : files.config().profiles) {
    if (!seen.contains(profile) && has_session(files, profile)) add(profile);
  }
  return profiles;
}

}  // namespace stsmfa::profile
