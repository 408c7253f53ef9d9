#include "profile/kept_section.h"

#include "credentials/document.h"
#include "credentials/session.h"
#include "profile/own_profile.h"

#include <optional>

namespace stsmfa::profile {

namespace {

constexpr std::string_view ending = "-mfa";

}  // namespace

std::string kept_section_of(const std::string& profile) { return profile + std::string(ending); }

std::string_view owner_of_kept(std::string_view section) {
  if (!section.ends_with(ending)) return {};
  section.remove_suffix(ending.size());
  return section;
}

bool asks_for_usual_session(const cli::Options& options) {
  return !cli::is_given(options.assume_role) && !cli::is_given(options.external_id) &&
         !cli::is_given(options.role_session_name) && !options.duration &&
         !cli::is_given(options.section) && !cli::is_given(options.short_term_suffix) &&
         options.policies.empty() && options.policy_arns.empty();
}

std::string why_not_kept(const std::string& section, const std::string& long_term_suffix,
                         const cli::Options& options, const ProfileFiles& files) {
  if (!asks_for_usual_session(options)) return "the command line asks for another one than usual";
  if (files.config().profiles.contains(section)) {
    return "[profile " + section + "] of the config file has that name";
  }
  if (!long_term_suffix.empty() && files.document().has(section + long_term_suffix)) {
    return "[" + section + long_term_suffix + "] has that name";
  }
  if (!files.document().has(section)) return {};
  const auto there = credentials::readable_section(files.document(), section);
  if (!there) return "[" + section + "] cannot be read";
  if (credentials::is_ours(*there) && !credentials::is_kept(*there)) {
    return "[" + section + "] holds a session that was made for it alone";
  }
  return find_own_profile(section, files) ? "[" + section + "] is a profile of its own" : "";
}

}  // namespace stsmfa::profile
