#include "batch/select_profiles.h"

#include "base/error.h"
#include "base/nearest.h"
#include "base/shell_word.h"
#include "credentials/document.h"
#include "profile/profile_list.h"
#include "profile/suggestion.h"

#include <fnmatch.h>

#include <algorithm>

namespace stsmfa::batch {

namespace {

bool matches(const std::string& pattern, const std::string& name) {
  return ::fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
}

/// What helps somebody whose pattern fits none of `names`: a refresh makes a session of keys alone
/// where their profile is named, and `--all` makes none of keys of which nothing says that anybody
/// wants one.
std::string how_to_match(const std::string& pattern, const std::vector<std::string>& names,
                         const profile::ProfileFiles& files, const std::string& suffix) {
  for (const std::string& alone : profile::profiles_of_keys_alone(files, suffix)) {
    if (!matches(pattern, alone)) continue;
    return alone + " has keys alone, without a device or a role: stsmfa --profile " +
           shell_word(alone);
  }
  const auto meant = nearest(pattern, names);
  return meant ? "did you mean " + *meant + "?" : profile::which_there_are(names);
}

}  // namespace

std::vector<std::string> select_profiles(const profile::ProfileFiles& files,
                                         const std::vector<std::string>& patterns,
                                         const std::string& long_term_suffix) {
  const std::vector<std::string> all = profile::profiles_with_sessions(files, long_term_suffix);
  std::vector<bool> has_fit(patterns.size(), false);
  std::vector<std::string> selected;
  for (const std::string& profile : all) {
    const bool has_section = profile::has_long_term_section(files, profile, long_term_suffix);
    bool is_meant = patterns.empty() && has_section;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const bool fits = matches(patterns[i], profile) ||
                        (has_section && matches(patterns[i], profile + long_term_suffix));
      if (!fits) continue;
      is_meant = true;
      has_fit[i] = true;
    }
    if (is_meant) selected.push_back(profile);
  }
  const auto useless = std::ranges::find(has_fit, false);
  if (useless == has_fit.end()) return selected;
  const std::string& pattern = patterns[static_cast<std::size_t>(useless - has_fit.begin())];
  throw Error{.cause = "no profile matches " + pattern,
              .hint = how_to_match(pattern, all, files, long_term_suffix)};
}

}  // namespace stsmfa::batch
