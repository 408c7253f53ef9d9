#include "profile/section_names.h"

#include "base/text.h"
#include "credentials/session.h"
#include "profile/kept_section.h"
#include "profile/other_tools.h"
#include "profile/own_profile.h"
#include "profile/pending_rotation.h"
#include "profile/role_name.h"
#include "profile/setting.h"

#include <algorithm>

namespace stsmfa::profile {

namespace {

/// `--long-term-suffix S` gives `-S`, none of it the default, and `none` nothing.
std::string suffix(const std::optional<std::string>& option, std::string_view by_default) {
  const std::string_view value = option ? std::string_view(*option) : std::string_view();
  if (equal_ignoring_case(value, "none")) return {};
  const std::string_view name = value.empty() ? by_default : value;
  return name.empty() ? std::string() : "-" + std::string(name);
}

/// The role of the command line or of the environment, which is not the profile's own.
std::string_view role_from_outside(const cli::Options& options, const Environment& environment) {
  if (cli::is_given(options.assume_role)) return *options.assume_role;
  return environment.get("MFA_ASSUME_ROLE").value_or("");
}

/// `name` without `ending`, or empty when it has no such ending or nothing before it.
std::string without(const std::string& name, std::string_view ending) {
  if (ending.empty() || !name.ends_with(ending)) return {};
  return name.substr(0, name.size() - ending.size());
}

ProfileKind kind_of(const SectionNames& names, const ProfileFiles& files) {
  if (files.document().has(names.long_term)) return ProfileKind::long_term_section;
  const Layers layers = files.layers_of(names.profile);
  if (has_setting(layers, {"role_arn"})) return ProfileKind::role;
  for (const Layer& layer : layers) {
    if (!has_setting({layer}, {"aws_access_key_id", "aws_secret_access_key"})) continue;
    if (kind_of_keys({layer}) == credentials::KeyKind::long_term) {
      return ProfileKind::long_term_keys;
    }
  }
  if (gets_keys_by_command(layers)) return ProfileKind::long_term_keys;
  return ProfileKind::long_term_section;  // which is missing, then
}

std::string short_term_section(const cli::Options& options, const SectionNames& names,
                               std::string_view role) {
  if (cli::is_given(options.section)) return *options.section;
  if (const auto name = parse_role_name(role)) return section_of(*name);
  const bool has_own_section = names.kind == ProfileKind::long_term_section;
  return names.profile + suffix(options.short_term_suffix, has_own_section ? "" : "mfa");
}

}  // namespace

std::string long_term_suffix(const cli::Options& options) {
  return suffix(options.long_term_suffix, "long-term");
}

std::string short_term_suffix(const cli::Options& options) {
  return suffix(options.short_term_suffix, "");
}

std::string wanted_profile(const cli::Options& options, const Environment& environment) {
  if (cli::is_given(options.profile)) return *options.profile;
  const auto bastion = environment.get("AWS_PROFILE_ASSUME_ROLE");
  if (bastion && parse_role_name(role_from_outside(options, environment))) {
    return std::string(*bastion);
  }
  return std::string(
      environment.first_of({"AWS_PROFILE", "AWS_DEFAULT_PROFILE"}).value_or(usual_profile));
}

std::string owner_of(const std::string& profile, const std::string& long_term_suffix,
                     const ProfileFiles& files) {
  const credentials::Document& document = files.document();
  std::string owner = without(profile, long_term_suffix);
  if (!owner.empty() && document.has(profile) && !document.has(profile + long_term_suffix)) {
    return owner;
  }
  std::string before_mfa(owner_of_kept(profile));
  if (before_mfa.empty() || document.has(profile + long_term_suffix)) return profile;
  const auto section = document.section(profile);
  const bool ours = section && credentials::is_ours(*section);
  return ours && !find_own_profile(profile, files) ? before_mfa : profile;
}

bool is_missing(const SectionNames& names, const ProfileFiles& files) {
  return names.kind == ProfileKind::long_term_section && !files.document().has(names.long_term);
}

SectionNames name_sections(const Context& context, const ProfileFiles& files) {
  const cli::Options& options = context.options;
  SectionNames names;
  names.long_term_suffix = long_term_suffix(options);
  if (options.verb != "refresh") names.verb = options.verb;
  const std::string wanted = wanted_profile(options, context.environment);
  if (is_pending_section(wanted)) {
    throw is_pending_rotation(wanted, names.long_term_suffix, files.document());
  }
  names.profile = owner_of(wanted, names.long_term_suffix, files);
  names.long_term = names.profile + names.long_term_suffix;
  names.kind = kind_of(names, files);
  names.short_term =
      short_term_section(options, names, role_from_outside(options, context.environment));
  if (names.kind != ProfileKind::long_term_section) {
    names.long_term = names.profile;
    return names;
  }
  if (names.long_term == names.short_term) {
    if (const auto section = from_option(options.section, "--section")) {
      throw refused_value(*section, "is the long-term section: a session needs another");
    }
    throw Error{.status = ExitStatus::plan_impossible,
                .aws_mfa =
                    "The value for '--long-term-suffix' cannot be equal to the value for "
                    "'--short-term-suffix'"};
  }
  return names;
}

}  // namespace stsmfa::profile
