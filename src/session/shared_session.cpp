#include "session/shared_session.h"

#include "base/error.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/files.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "session/long_term_search.h"
#include "sts/parameter.h"

#include <algorithm>
#include <functional>

namespace stsmfa::session {

namespace {

constexpr std::string_view own_section_prefix = "mfa-";
constexpr std::size_t shortest_id = 16;  ///< of AWS's: `[mfa-phone]` is somebody's own

/// Whether a section holds these keys itself.
bool holds(const credentials::Section& section, const profile::Keys& keys) {
  if (keys.process) return section.get("credential_process") == keys.process->value;
  return section.get("aws_access_key_id") == keys.access_key_id;
}

/// A long-term section without a role.
struct Holder {
  credentials::Section section;
  std::string short_term;
};

/// Gives those of which the text has `trace` in it to `is_it`, until that says to stop.
void search_holders(std::string_view trace, const cli::Options& options,
                    const profile::ProfileFiles& files,
                    const std::function<bool(const Holder&)>& is_it) {
  const auto defaults = credentials::readable_section(files.document(), "DEFAULT");
  if (defaults && defaults->get("assume_role")) return;
  search_long_term_sections(trace, options, files, [&](const LongTermSection& found) {
    profile::Layers layers = files.readable_layers_of(found.name);
    const bool has_role = profile::has_setting(layers, {"assume_role", "role_arn"});
    if (layers.empty() || has_role) return false;
    return is_it({std::move(*layers.front().section), found.short_term});
  });
}

/// Of the usual section and the keys' own one those that hold a valid shared session.
std::vector<std::string> valid_of(const std::string& usual, const profile::Keys& keys,
                                  const credentials::Document& document, Time now) {
  std::vector<std::string> sections;
  const std::string own = own_shared_section_of(keys);
  if (usable_session(document, usual, now)) sections.push_back(usual);
  if (own != usual && usable_session(document, own, now)) sections.push_back(own);
  return sections;
}

}  // namespace

std::string shared_section_of(const profile::Keys& keys, const cli::Options& options,
                              const profile::ProfileFiles& files) {
  const std::string trace = keys.process ? "credential_process" : keys.access_key_id;
  std::string section;
  search_holders(trace, options, files, [&](const Holder& holder) {
    if (holds(holder.section, keys)) section = holder.short_term;
    return !section.empty();
  });
  return section.empty() ? own_shared_section_of(keys) : section;
}

SharedSections::SharedSections(const cli::Options& options, const profile::ProfileFiles& files) {
  search_holders("", options, files, [&](const Holder& holder) {
    const auto key = holder.section.get("aws_access_key_id");
    if (key) by_key_.emplace(*key, holder.short_term);
    const auto command = holder.section.get("credential_process");
    if (command) by_command_.emplace(*command, holder.short_term);
    return false;
  });
}

std::string SharedSections::of(const profile::Keys& keys) const {
  const auto& sections = keys.process ? by_command_ : by_key_;
  const auto found = sections.find(keys.process ? keys.process->value : keys.access_key_id);
  return found != sections.end() ? found->second : own_shared_section_of(keys);
}

std::string own_shared_section_of(const profile::Keys& keys) {
  if (keys.access_key_id.empty() || sts::check_access_key_id(keys.access_key_id)) return {};
  return std::string(own_section_prefix) + keys.access_key_id;
}

std::string_view key_of_own_shared_section(std::string_view section) {
  if (!section.starts_with(own_section_prefix)) return {};
  section.remove_prefix(own_section_prefix.size());
  return section.size() < shortest_id || sts::check_access_key_id(section) ? std::string_view()
                                                                           : section;
}

bool is_own_shared_section(std::string_view section) {
  return !key_of_own_shared_section(section).empty();
}

std::optional<credentials::Session> valid_session(const credentials::Document& document,
                                                  const std::string& section, Time now) {
  const auto found = credentials::readable_section(document, section);
  if (!found || !credentials::is_ours(*found)) return std::nullopt;
  auto session = credentials::session_in(*found);
  return session && session->expiration > now ? std::move(session) : std::nullopt;
}

std::optional<credentials::Session> usable_session(const credentials::Document& document,
                                                   const std::string& section, Time now) {
  auto session = valid_session(document, section, now);
  return session && session->assumed_role_arn.empty() ? std::move(session) : std::nullopt;
}

std::vector<std::string> valid_shared_sections(const profile::Keys& keys,
                                               const cli::Options& options,
                                               const profile::ProfileFiles& files, Time now) {
  return valid_of(shared_section_of(keys, options, files), keys, files.document(), now);
}

std::vector<std::string> valid_shared_sections(const profile::Keys& keys,
                                               const SharedSections& sections,
                                               const credentials::Document& document, Time now) {
  return valid_of(sections.of(keys), keys, document, now);
}

std::optional<credentials::Session> first_shared_session(const profile::Keys& keys,
                                                         const cli::Options& options,
                                                         const profile::ProfileFiles& files,
                                                         Time now) {
  const auto sections = valid_shared_sections(keys, options, files, now);
  return sections.empty() ? std::nullopt : usable_session(files.document(), sections.front(), now);
}

void forget_session(const std::string& path, const std::string& section,
                    const credentials::Session& session, cli::Report& report) {
  const auto removal = [&](const credentials::Document& document) {
    std::vector<credentials::Edit> edits;
    const auto there = credentials::readable_section(document, section);
    const bool same = there && there->get("aws_session_token") == session.session_token.reveal();
    if (same) edits.push_back(credentials::removal_of_session(section, *there));
    return edits;
  };
  profile::write_edits(path, removal, report);
}

}  // namespace stsmfa::session
