#include "view/no_profile.h"

#include "base/shell_word.h"
#include "cli/words.h"
#include "credentials/document.h"
#include "profile/profile_list.h"
#include "profile/suggestion.h"

namespace stsmfa::view {

Problem no_profile(const profile::ProfileFiles& files, std::string_view long_term_suffix) {
  const credentials::Document& document = files.document();
  const auto others = profile::profiles_of_keys_alone(files, long_term_suffix);
  if (!others.empty()) {
    const std::string have = others.size() == 1 ? " has" : " have";
    return {"no profile with an MFA device in " + document.path(),
            cli::join(others, cli::for_a_sentence) + have + " keys: stsmfa " +
                shell_word(others.front()) + " finds the device through IAM"};
  }
  const std::string hint = profile::what_hides_profiles(std::string(long_term_suffix), document);
  return {"no profile with long-term keys in " + document.path(),
          hint.empty() ? "stsmfa setup makes one" : hint};
}

}  // namespace stsmfa::view
