#include "session/same_keys.h"

#include "credentials/document.h"
#include "credentials/session.h"
#include "profile/section_names.h"

#include <string_view>

namespace stsmfa::session {

namespace {

bool holds_session(const credentials::Document& document, const std::string& name, Time now) {
  const auto section = credentials::readable_section(document, name);
  if (!section || !credentials::is_ours(*section)) return false;
  const auto session = credentials::session_in(*section);
  return session && session->expiration > now;
}

}  // namespace

std::string section_with_same_keys(const profile::Plan& plan, const cli::Options& options,
                                   const profile::ProfileFiles& files, Time now) {
  const std::string& key = plan.keys.access_key_id;
  const std::string suffix = profile::long_term_suffix(options);
  if (key.empty() || suffix.empty()) return {};
  for (const credentials::Block& block : files.document().blocks()) {
    const bool is_other = block.name.size() > suffix.size() && block.name.ends_with(suffix) &&
                          block.name != plan.names.long_term;
    if (!is_other || block.text.find(key) == std::string_view::npos) continue;
    const std::string_view stem = block.name.substr(0, block.name.size() - suffix.size());
    std::string section = std::string(stem) + profile::short_term_suffix(options);
    if (holds_session(files.document(), section, now)) return section;
  }
  return {};
}

}  // namespace stsmfa::session
