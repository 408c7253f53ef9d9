#include "session/same_keys.h"

#include "base/error.h"
#include "profile/plan_profile.h"
#include "profile/section_names.h"
#include "session/long_term_search.h"
#include "session/shared_session.h"

namespace stsmfa::session {

namespace {

/// A role for more than an hour takes a code of its own.
bool shares_code(const std::string& long_term_section, const profile::Context& context,
                 const profile::ProfileFiles& files) {
  cli::Options options;  // those of this run are not about it
  options.long_term_suffix = context.options.long_term_suffix;
  options.profile = long_term_section;
  const profile::Context own = context.with(options);
  try {
    const profile::SectionNames names = profile::name_sections(own, files);
    const profile::Plan plan = profile::plan_profile(names, own, files).plan;
    return plan.roles.empty() || profile::fits_shared_session(plan, options);
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::string section_with_same_keys(const profile::Plan& plan, const profile::Context& context,
                                   const profile::ProfileFiles& files, Time now) {
  const cli::Options& options = context.options;
  const std::string& key = plan.keys.access_key_id;
  std::string section;
  if (key.empty() || profile::long_term_suffix(options).empty()) return section;
  search_long_term_sections(key, options, files, [&](const LongTermSection& found) {
    const bool is_other = found.name != plan.names.long_term;
    if (is_other && valid_session(files.document(), found.short_term, now) &&
        shares_code(found.name, context, files)) {
      section = found.short_term;
    }
    return !section.empty();
  });
  return section;
}

}  // namespace stsmfa::session
