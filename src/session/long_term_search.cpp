#include "session/long_term_search.h"

#include "credentials/document.h"
#include "profile/pending_rotation.h"
#include "profile/section_names.h"

namespace stsmfa::session {

void search_long_term_sections(std::string_view trace, const cli::Options& options,
                               const profile::ProfileFiles& files,
                               const std::function<bool(const LongTermSection&)>& is_it) {
  const std::string suffix = profile::long_term_suffix(options);
  const std::string short_term_suffix = profile::short_term_suffix(options);
  for (const credentials::Block& block : files.document().blocks()) {
    if (block.name.size() <= suffix.size() || !block.name.ends_with(suffix)) continue;
    if (profile::is_pending_section(block.name)) continue;
    if (block.text.find(trace) == std::string_view::npos) continue;
    const std::string name(block.name);
    const std::string stem = name.substr(0, name.size() - suffix.size());
    if (is_it({name, stem + short_term_suffix})) return;
  }
}

}  // namespace stsmfa::session
