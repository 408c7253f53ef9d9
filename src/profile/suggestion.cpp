#include "profile/suggestion.h"

#include "base/nearest.h"
#include "base/shell_word.h"
#include "cli/words.h"
#include "credentials/config_title.h"
#include "credentials/document.h"
#include "credentials/key_kind.h"
#include "credentials/lines.h"
#include "credentials/near_twins.h"
#include "profile/config_text.h"
#include "profile/layer_keys.h"
#include "profile/near_sections.h"
#include "profile/profile_list.h"

namespace stsmfa::profile {

namespace {

std::string words_on_misnamed(const std::string& section, const std::string& meant) {
  return "[" + section + "] is not read as a long-term section: call it [" + meant + "]";
}

std::string hint_of_broken_header(const credentials::Document& document) {
  for (const credentials::Fault& fault : document.faults()) {
    const bool is_open = fault.what == credentials::open_header;
    if (!is_open && fault.what != credentials::nameless_header) continue;
    return "line " + std::to_string(fault.line) + " of " + document.path() + " is " + fault.what +
           ", so that nothing below it is read";
  }
  return {};
}

/// Many have a `[default]` there that only names a region.
std::string hint_of_config(const std::string& profile, const ProfileFiles& files) {
  if (profile == usual_profile) return {};
  const std::string right = credentials::config_header(profile);
  if (files.config().profiles.contains(profile)) {
    for (const Layer& layer : files.layers_of(profile)) {
      const std::vector<UnreadKey> unread = unread_keys_in(layer, files);
      if (!unread.empty()) return unread.front().origin + ": " + unread.front().text;
    }
    return right + " of the config file has neither a role nor keys: stsmfa setup " +
           shell_word(profile) + " asks for keys";
  }
  if (files.config_text() == nullptr) return {};
  const credentials::Document& config = files.config_text()->document();
  for (const credentials::Block& block : config.blocks()) {
    if (nearly_profile(std::string(block.name)) != "profile " + profile) continue;
    return "[" + std::string(block.name) + "] of " + config.path() +
           " is not read as a profile: call it " + right;
  }
  return {};
}

std::string how_to_make_one(const std::string& long_term_suffix,
                            const credentials::Document& document) {
  std::string hint = what_hides_profiles(long_term_suffix, document);
  if (!hint.empty()) return hint;
  const std::string& where = document.path();
  return (long_term_suffix.empty() ? "no section of " + where + " holds long-term keys"
                                   : "no section of " + where + " ends in " + long_term_suffix) +
         "; stsmfa setup makes one";
}

}  // namespace

std::string hint_of_misnamed_section(const std::string& long_term_suffix,
                                     const credentials::Document& document) {
  for (const std::string& name : document.section_names()) {
    const std::string in_config = named_as_in_config(name);
    const bool is_long_term = !long_term_suffix.empty() && in_config.ends_with(long_term_suffix);
    const std::string meant =
        is_long_term ? in_config : nearly_long_term(name, long_term_suffix, document);
    if (meant.empty()) continue;
    const auto section = credentials::readable_section(document, name);
    if (!section || !credentials::holds_long_term_keys(*section)) continue;
    return words_on_misnamed(name, meant);
  }
  return {};
}

std::string what_hides_profiles(const std::string& long_term_suffix,
                                const credentials::Document& document) {
  std::string hint = hint_of_misnamed_section(long_term_suffix, document);
  return hint.empty() ? hint_of_broken_header(document) : hint;
}

std::string hint_of_near_section(const SectionNames& names, const ProfileFiles& files) {
  const credentials::Document& document = files.document();
  const auto twins = credentials::near_twin_sentences(document, names.long_term);
  if (!twins.empty()) return twins.front() + ": write [" + names.long_term + "]";
  if (const std::size_t line = line_of_open_header(names.long_term, document); line != 0) {
    return "the header on line " + std::to_string(line) + " has no ']'";
  }
  const auto is_meant = [&](const std::string& name) {
    const std::string in_config = named_as_in_config(name);
    return in_config == names.profile || in_config == names.long_term ||
           nearly_long_term(name, names.long_term_suffix, document) == names.long_term;
  };
  for (const std::string& name : document.section_names()) {
    if (!is_meant(name)) continue;
    return "[" + name + "] is not that section: call it [" + names.long_term + "]";
  }
  return hint_of_config(names.profile, files);
}

bool is_profile(const std::string& name, const std::string& long_term_suffix,
                const ProfileFiles& files) {
  return files.document().has(name) || files.document().has(name + long_term_suffix) ||
         files.config().profiles.contains(name);
}

std::vector<std::string> names_to_meet(const ProfileFiles& files,
                                       std::string_view long_term_suffix) {
  std::vector<std::string> names = profiles_with_sessions(files, long_term_suffix);
  const auto others = profiles_of_keys_alone(files, long_term_suffix);
  names.insert(names.end(), others.begin(), others.end());
  return names;
}

std::string which_there_are(const std::vector<std::string>& profiles) {
  constexpr cli::ListLength up_to_nine = {9, 8};
  if (profiles.empty()) return {};
  if (profiles.size() == 1) return "the only profile is " + profiles.front();
  const bool all = profiles.size() <= up_to_nine.whole;
  return "the profiles are " + (all ? cli::enumerate(profiles) : cli::join(profiles, up_to_nine)) +
         (all ? "" : ": stsmfa status lists them");
}

namespace {

/// For somebody who named none, and has no default: which there are, and what to type.
std::string how_to_choose(const SectionNames& names, const ProfileFiles& files) {
  const auto profiles = profiles_with_sessions(files, names.long_term_suffix);
  if (profiles.empty()) return how_to_make_one(names.long_term_suffix, files.document());
  // those with a long-term section are the first
  if (!has_long_term_section(files, profiles.front(), names.long_term_suffix)) {
    std::string hint = hint_of_misnamed_section(names.long_term_suffix, files.document());
    if (!hint.empty()) return hint;
  }
  const std::string verb = names.verb.empty() ? "" : names.verb + " ";
  const std::string command = names.verb == "exec" ? " -- CMD" : "";
  return "there is no default, so name one: stsmfa " + verb + shell_word(profiles.front()) +
         command + "; " + which_there_are(profiles);
}

}  // namespace

std::string how_to_name(const SectionNames& names, const ProfileFiles& files) {
  std::string near = hint_of_near_section(names, files);
  if (!near.empty()) return near;
  if (names.profile == usual_profile) return how_to_choose(names, files);
  const auto profiles = profiles_with_sessions(files, names.long_term_suffix);
  const auto meant = nearest(names.profile, names_to_meet(files, names.long_term_suffix));
  if (meant) return "did you mean " + *meant + "?";
  return profiles.empty() ? how_to_make_one(names.long_term_suffix, files.document())
                          : which_there_are(profiles);
}

Error no_long_term_section(const SectionNames& names, const ProfileFiles& files) {
  return {.status = ExitStatus::plan_impossible,
          .hint = how_to_name(names, files),
          .aws_mfa = "Long term credentials session '[" + names.long_term +
                     "]' is missing. You must add this section to your credentials file along "
                     "with your long term 'aws_access_key_id' and 'aws_secret_access_key'"};
}

}  // namespace stsmfa::profile
