#include "view/prompt_line.h"

#include "base/text.h"
#include "credentials/document.h"
#include "credentials/session.h"
#include "profile/section_names.h"
#include "profile/suggestion.h"
#include "view/profile_status.h"

#include <algorithm>
#include <optional>

namespace stsmfa::view {

namespace {

/// What is not of `[A-Za-z0-9_.@/+-]` is `_`: shells expand what stands in a prompt, and the name
/// may come from a variable that a folder's `.envrc` has set.
std::string fit_for_prompt(std::string_view name) {
  std::string fit(name);
  std::ranges::replace_if(
      fit,
      [](char c) {
        return !is_word(c) && std::string_view(".@/+-").find(c) == std::string_view::npos;
      },
      '_');
  return fit;
}

/// The section of the session with that access key id; empty when there is none.
std::string section_of_key(const credentials::Document& document, std::string_view key) {
  for (const credentials::Block& block : document.blocks()) {
    if (block.text.find(key) == std::string_view::npos) continue;
    std::string name(block.name);
    const auto section = credentials::readable_section(document, name);
    const bool is_it = section && section->get("aws_access_key_id") == key;
    if (is_it && credentials::is_ours(*section)) return name;
  }
  return {};
}

/// A session's own word, whatever a refresh of its profile would make of it.
std::string line_of_session(const std::string& name, const Inspection& inspection) {
  const std::string suffix = profile::long_term_suffix(inspection.context.options);
  const std::string owner = profile::owner_of(name, suffix, inspection.files);
  ProfileFacts facts{.profile = fit_for_prompt(owner)};
  const auto section = inspection.files.document().section(name);
  const auto session = credentials::session_in(*section);
  if (!session) return facts.profile + " ?";
  ProfileStatus status{.facts = std::move(facts), .state = SessionState::fresh};
  status.left = session->expiration - inspection.now;
  if (status.left <= Seconds(0)) status.state = SessionState::expired;
  return short_line(status);
}

/// What the environment's own keys are.
std::string line_of_key(std::string_view key, const Inspection& inspection) {
  const std::string section = section_of_key(inspection.files.document(), key);
  if (!section.empty()) return line_of_session(section, inspection);
  const std::string vault(inspection.context.environment.get("AWS_VAULT").value_or(""));
  const std::string suffix = profile::long_term_suffix(inspection.context.options);
  const bool is_known = !vault.empty() && profile::is_profile(vault, suffix, inspection.files);
  return is_known ? fit_for_prompt(vault) + "?" : "env ?";
}

}  // namespace

std::string prompt_line(const Inspection& inspection) {
  const auto& profile = inspection.context.options.profile;
  const bool is_named = cli::is_given(profile);
  const auto key = inspection.context.environment.get("AWS_ACCESS_KEY_ID");
  if (!is_named && key) return line_of_key(*key, inspection);
  ProfileStatus status = inspect(inspection);
  status.facts.profile = fit_for_prompt(status.facts.profile);
  return short_line(status);
}

}  // namespace stsmfa::view
