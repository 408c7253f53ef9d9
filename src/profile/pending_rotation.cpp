#include "profile/pending_rotation.h"

#include "cli/repeat.h"
#include "sts/parameter.h"

namespace stsmfa::profile {

namespace {

constexpr std::string_view prefix = "stsmfa-rotate-";

bool holds(const credentials::Document& document, const std::string& section,
           std::string_view access_key_id) {
  const auto found = credentials::readable_section(document, section);
  return found && found->get("aws_access_key_id") == access_key_id;
}

std::string without(std::string name, std::string_view suffix) {
  if (name.size() > suffix.size() && name.ends_with(suffix)) {
    name.resize(name.size() - suffix.size());
  }
  return name;
}

}  // namespace

std::string pending_section_of(std::string_view access_key_id) {
  return std::string(prefix) + std::string(access_key_id);
}

std::string_view key_of_pending_section(std::string_view section) {
  if (!section.starts_with(prefix)) return {};
  section.remove_prefix(prefix.size());
  return sts::check_access_key_id(section) ? std::string_view() : section;
}

std::string profile_of_pending_section(std::string_view section, std::string_view long_term_suffix,
                                       const credentials::Document& document) {
  const std::string_view key = key_of_pending_section(section);
  std::string first;
  for (const credentials::Block& block : document.blocks()) {
    if (block.text.find(key) == std::string_view::npos) continue;
    const std::string name(block.name);
    if (is_pending_section(name) || !holds(document, name, key)) continue;
    if (name.ends_with(long_term_suffix)) return without(name, long_term_suffix);
    if (first.empty()) first = name;
  }
  return first;
}

Error is_pending_rotation(std::string_view section, std::string_view long_term_suffix,
                          const credentials::Document& document) {
  const std::string profile = profile_of_pending_section(section, long_term_suffix, document);
  return plan_error("[" + std::string(section) + "]",
                    "is no profile: it holds the new keys of a rotation that is not over",
                    profile.empty() ? "stsmfa doctor --all says more"
                                    : cli::rotate_command(profile) + " ends it");
}

}  // namespace stsmfa::profile
