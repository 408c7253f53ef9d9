#include "session/shared_session.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/files.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
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

/// The long-term sections without a role of which the text has `trace` in it, in the order of the
/// file, until one is what is looked for: parsing is for few of many.
class HolderSearch {
 public:
  HolderSearch(const cli::Options& options, const profile::ProfileFiles& files)
      : suffix_(profile::long_term_suffix(options)),
        short_term_suffix_(profile::short_term_suffix(options)),
        files_(files) {
    const auto defaults = credentials::readable_section(files.document(), "DEFAULT");
    has_default_role_ = defaults && defaults->get("assume_role");
  }

  /// `is_it` says whether to stop.
  void run(std::string_view trace, const std::function<bool(const Holder&)>& is_it) {
    if (has_default_role_) return;
    for (const credentials::Block& block : files_.document().blocks()) {
      if (block.name.size() <= suffix_.size() || !block.name.ends_with(suffix_)) continue;
      if (block.text.find(trace) == std::string_view::npos) continue;
      const auto holder = read(std::string(block.name));
      if (holder && is_it(*holder)) return;
    }
  }

 private:
  /// All blocks of that name count, so it is looked up: by an index if many are.
  std::optional<Holder> read(const std::string& name) {
    const bool is_worth_it = ++reads_ > credentials::few_edits && !files_.document().is_indexed();
    if (is_worth_it && !index_) index_ = credentials::indexed(files_.document());
    const profile::ProfileFiles files = index_ ? files_.with(*index_) : files_;
    auto section = credentials::readable_section(files.document(), name);
    if (!section) return std::nullopt;
    if (profile::has_setting(files.layers_of(name), {"assume_role", "role_arn"})) {
      return std::nullopt;
    }
    return Holder{std::move(*section),
                  name.substr(0, name.size() - suffix_.size()) + short_term_suffix_};
  }

  std::string suffix_;
  std::string short_term_suffix_;
  const profile::ProfileFiles& files_;
  std::optional<credentials::Document> index_ = {};
  std::size_t reads_ = 0;
  bool has_default_role_ = false;
};

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
  HolderSearch(options, files).run(trace, [&](const Holder& holder) {
    if (holds(holder.section, keys)) section = holder.short_term;
    return !section.empty();
  });
  return section.empty() ? own_shared_section_of(keys) : section;
}

SharedSections::SharedSections(const cli::Options& options, const profile::ProfileFiles& files) {
  HolderSearch(options, files).run("", [&](const Holder& holder) {
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

std::optional<credentials::Session> usable_session(const credentials::Document& document,
                                                   const std::string& section, Time now) {
  const auto found = credentials::readable_section(document, section);
  if (!found || !credentials::is_ours(*found)) return std::nullopt;
  auto session = credentials::session_in(*found);
  if (!session || !session->assumed_role_arn.empty() || session->expiration <= now) {
    return std::nullopt;
  }
  return session;
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
