#include "app/section_names.h"

#include "base/text.h"
#include "credentials/session.h"

#include <algorithm>

namespace stsmfa::app {

namespace {

/// `--long-term-suffix S` gives `-S`, none of it the default, and `none` nothing.
std::string suffix(const std::optional<std::string>& option, std::string_view by_default) {
  const std::string_view value = option ? std::string_view(*option) : std::string_view();
  if (equal_ignoring_case(value, "none")) return {};
  const std::string_view name = value.empty() ? by_default : value;
  return name.empty() ? std::string() : "-" + std::string(name);
}

std::string wanted_profile(const Options& options, const Environment& environment) {
  if (options.profile && !options.profile->empty()) return *options.profile;
  return std::string(
      environment.first_of({"AWS_PROFILE", "AWS_DEFAULT_PROFILE"}).value_or("default"));
}

/// `name` without `ending`, or empty when it has no such ending or nothing before it.
std::string without(const std::string& name, std::string_view ending) {
  if (ending.empty() || !name.ends_with(ending)) return {};
  return name.substr(0, name.size() - ending.size());
}

/// What `profile` means when it is the name of one of a profile's sections.
std::string strip(const std::string& profile, const std::string& long_term_suffix,
                  const credentials::Document& document) {
  std::string owner = without(profile, long_term_suffix);
  if (!owner.empty() && document.has(profile) && !document.has(profile + long_term_suffix)) {
    return owner;
  }
  std::string before_mfa = without(profile, "-mfa");
  if (before_mfa.empty() || document.has(profile + long_term_suffix)) return profile;
  const auto section = document.section(profile);
  return section && credentials::is_ours(*section) ? before_mfa : profile;
}

}  // namespace

SectionNames name_sections(const Options& options, const Environment& environment,
                           const credentials::Document& document) {
  SectionNames names;
  names.long_term_suffix = suffix(options.long_term_suffix, "long-term");
  names.profile = strip(wanted_profile(options, environment), names.long_term_suffix, document);
  names.long_term = names.profile + names.long_term_suffix;
  names.short_term = options.section && !options.section->empty()
                         ? *options.section
                         : names.profile + suffix(options.short_term_suffix, "");
  if (names.long_term == names.short_term) {
    throw Error{.status = ExitStatus::plan_impossible,
                .aws_mfa =
                    "The value for '--long-term-suffix' cannot be equal to the value for "
                    "'--short-term-suffix'"};
  }
  return names;
}

Error no_long_term_section(const SectionNames& names, const credentials::Document& document) {
  Error error{.status = ExitStatus::plan_impossible,
              .aws_mfa = "Long term credentials session '[" + names.long_term +
                         "]' is missing. You must add this section to your credentials file along "
                         "with your long term 'aws_access_key_id' and 'aws_secret_access_key'"};
  std::vector<std::string> candidates;
  for (const std::string& name : document.section_names()) {
    if (!without(name, names.long_term_suffix).empty()) candidates.push_back(name);
  }
  const auto own = document.section(names.profile);
  if (own && credentials::holds_long_term_keys(*own) && !names.long_term_suffix.empty()) {
    error.hint = "[" + names.profile + "] holds long-term keys: rename it to [" + names.long_term +
                 "] in " + document.path();
  } else if (candidates.empty()) {
    error.hint = "no section of " + document.path() + " ends in " + names.long_term_suffix +
                 "; stsmfa --setup makes one";
  } else {
    const auto distance = [&](const std::string& name) {
      return edit_distance(name, names.long_term);
    };
    const std::string& closest = *std::ranges::min_element(candidates, {}, distance);
    error.hint = "the closest is [" + closest + "]; there are:";
    for (const std::string& name : candidates) {
      error.hint += " " + name;
    }
  }
  return error;
}

}  // namespace stsmfa::app
