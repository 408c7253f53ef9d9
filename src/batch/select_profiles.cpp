#include "batch/select_profiles.h"

#include "base/error.h"
#include "base/nearest.h"
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

Error fits_nothing(const std::string& pattern, const std::vector<std::string>& names) {
  const auto meant = nearest(pattern, names);
  return {.cause = "no profile matches " + pattern,
          .hint = meant ? "did you mean " + *meant + "?" : profile::which_there_are(names)};
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
  throw Error(fits_nothing(patterns[static_cast<std::size_t>(useless - has_fit.begin())], all));
}

}  // namespace stsmfa::batch
