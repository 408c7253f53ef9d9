#include "profile/profile_list.h"

#include "base/text.h"
#include "credentials/document.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "profile/kept_section.h"
#include "profile/near_sections.h"
#include "profile/other_tools.h"
#include "profile/pending_rotation.h"
#include "profile/section_names.h"

#include <algorithm>
#include <utility>

namespace stsmfa::profile {

namespace {

/// The profile whose long-term section this is; empty when it is none.
std::string owner_of_long_term(const std::string& section, std::string_view suffix,
                               const credentials::Document& document) {
  if (!suffix.empty()) {
    if (!section.ends_with(suffix)) return {};
    std::string owner = section.substr(0, section.size() - suffix.size());
    return strip(owner).empty() ? "" : owner;
  }
  if (strip(section).empty() || is_pending_section(section)) return {};
  const auto found = credentials::readable_section(document, section);
  return found && credentials::holds_long_term_keys(*found) ? section : std::string();
}

/// Of the two sections merged, as AWS's tools see them. Which section a session goes to
/// (name_sections) is asked of each of them, and half a pair counts there: no key is overwritten.
bool has_long_term_keys(const Layers& layers) {
  return has_setting(layers, {"aws_access_key_id"}) &&
         kind_of_keys(layers) == credentials::KeyKind::long_term;
}

/// What a profile without a long-term section is to us.
enum class Use {
  none,
  keys_alone,  ///< many people have keys and no MFA, or keys that are others' source alone
  session,
};

Use use_of(const ProfileFiles& files, const std::string& profile) {
  if (strip(profile).empty() || is_pending_section(profile)) return Use::none;
  const Layers layers = files.readable_layers_of(profile);
  if (find_other_tool(layers) != nullptr) return Use::none;
  if (!has_setting(layers, {"role_arn"})) {
    if (!has_long_term_keys(layers) && !gets_keys_by_command(layers)) return Use::none;
    // The default is what `stsmfa` is about.
    if (profile == usual_profile) return Use::session;
    if (has_setting(layers, {"mfa_serial", "aws_mfa_device"})) return Use::session;
    // A device that IAM named has left a session beside its keys.
    const auto session = credentials::readable_section(files.document(), kept_section_of(profile));
    return session && credentials::is_ours(*session) ? Use::session : Use::keys_alone;
  }
  const auto source = find_setting(layers, {"source_profile"});
  const bool is_ours =
      !source || find_other_tool(files.readable_layers_of(source->value)) == nullptr;
  return is_ours ? Use::session : Use::none;
}

/// Of the profiles without a long-term section, those of that use; the others are in `long_term`.
std::vector<std::string> profiles_of(Use use, const ProfileFiles& files, std::string_view suffix,
                                     std::vector<std::string>& long_term) {
  const credentials::Document& document = files.document();
  const auto has_long_term_section = [&](const std::string& profile) {
    return !suffix.empty() && document.has(std::string(profile).append(suffix));
  };
  std::vector<std::string> found;
  std::vector<std::string> others;
  for (std::string& section : document.section_names()) {
    if (!named_as_in_config(section).empty()) continue;  // nobody's profile is called so
    std::string owner = owner_of_long_term(section, suffix, document);
    if (owner.empty()) {
      others.push_back(std::move(section));
    } else {
      long_term.push_back(std::move(owner));
    }
  }
  const auto add = [&](const std::string& profile) {
    if (!has_long_term_section(profile) && use_of(files, profile) == use) found.push_back(profile);
  };
  std::ranges::for_each(others, add);
  for (const auto& [profile, properties] : files.config().profiles) {
    if (!document.has(profile)) add(profile);
  }
  return found;
}

}  // namespace

std::vector<std::string> profiles_with_sessions(const ProfileFiles& files,
                                                std::string_view long_term_suffix) {
  std::vector<std::string> profiles;
  const auto others = profiles_of(Use::session, files, long_term_suffix, profiles);
  profiles.insert(profiles.end(), others.begin(), others.end());
  return profiles;
}

std::vector<std::string> profiles_of_keys_alone(const ProfileFiles& files,
                                                std::string_view long_term_suffix) {
  std::vector<std::string> long_term;
  return profiles_of(Use::keys_alone, files, long_term_suffix, long_term);
}

bool has_long_term_section(const ProfileFiles& files, const std::string& profile,
                           const std::string& long_term_suffix) {
  if (!long_term_suffix.empty()) return files.document().has(profile + long_term_suffix);
  const auto section = credentials::readable_section(files.document(), profile);
  return section && credentials::holds_long_term_keys(*section);
}

}  // namespace stsmfa::profile
