#include "profile/suggestion.h"

#include "base/nearest.h"
#include "cli/words.h"
#include "profile/profile_list.h"

namespace stsmfa::profile {

namespace {

std::string how_to_make_one(const std::string& long_term_suffix, const ProfileFiles& files) {
  const std::string where = files.document().path();
  return (long_term_suffix.empty() ? "no section of " + where + " holds long-term keys"
                                   : "no section of " + where + " ends in " + long_term_suffix) +
         "; stsmfa setup makes one";
}

}  // namespace

bool is_profile(const std::string& name, const std::string& long_term_suffix,
                const ProfileFiles& files) {
  return files.document().has(name) || files.document().has(name + long_term_suffix) ||
         files.config().profiles.contains(name);
}

std::string which_there_are(const std::vector<std::string>& profiles) {
  constexpr cli::ListLength up_to_nine = {9, 8};
  if (profiles.empty()) return {};
  if (profiles.size() == 1) return "the only profile is " + profiles.front();
  const bool all = profiles.size() <= up_to_nine.whole;
  return "the profiles are " + (all ? cli::enumerate(profiles) : cli::join(profiles, up_to_nine)) +
         (all ? "" : ": stsmfa status lists them");
}

std::string how_to_name(const std::string& wanted, const std::string& long_term_suffix,
                        const ProfileFiles& files) {
  const auto profiles = profiles_with_sessions(files, long_term_suffix);
  if (const auto meant = nearest(wanted, profiles)) return "did you mean " + *meant + "?";
  return profiles.empty() ? how_to_make_one(long_term_suffix, files) : which_there_are(profiles);
}

std::string how_to_choose(const std::string& long_term_suffix, const ProfileFiles& files) {
  const auto profiles = profiles_with_sessions(files, long_term_suffix);
  if (profiles.empty()) return how_to_make_one(long_term_suffix, files);
  return "there is no default, so name one: stsmfa " + cli::shell_word(profiles.front()) + "; " +
         which_there_are(profiles);
}

}  // namespace stsmfa::profile
