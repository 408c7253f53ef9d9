#include "session/same_keys.h"

#include "profile/section_names.h"
#include "session/long_term_search.h"
#include "session/shared_session.h"

namespace stsmfa::session {

std::string section_with_same_keys(const profile::Plan& plan, const cli::Options& options,
                                   const profile::ProfileFiles& files, Time now) {
  const std::string& key = plan.keys.access_key_id;
  std::string section;
  if (key.empty() || profile::long_term_suffix(options).empty()) return section;
  search_long_term_sections(key, options, files, [&](const LongTermSection& found) {
    const bool is_other = found.name != plan.names.long_term;
    if (is_other && valid_session(files.document(), found.short_term, now)) {
      section = found.short_term;
    }
    return !section.empty();
  });
  return section;
}

}  // namespace stsmfa::session
