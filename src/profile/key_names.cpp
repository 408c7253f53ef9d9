#include "profile/key_names.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace stsmfa::profile {

namespace {

/// Those that a section of long-term keys, or a profile with a role, is read for.
constexpr std::array<std::string_view, 26> read = {"aws_access_key_id",
                                                   "aws_secret_access_key",
                                                   "aws_session_token",
                                                   "aws_security_token",
                                                   "credential_process",
                                                   "aws_mfa_device",
                                                   "mfa_serial",
                                                   "assume_role",
                                                   "role_arn",
                                                   "source_profile",
                                                   "duration_seconds",
                                                   "role_session_name",
                                                   "external_id",
                                                   "region",
                                                   "mfa_process",
                                                   "generate_token",
                                                   "mfa_process_interactive",
                                                   "mfa_session",
                                                   "renew_before",
                                                   "auto_renew",
                                                   "endpoint_url",
                                                   "ca_bundle",
                                                   "services",
                                                   "sts_regional_endpoints",
                                                   "use_fips_endpoint",
                                                   "use_dualstack_endpoint"};

/// What AWS and we ourselves write, and what other tools leave in a profile, spelled like one of
/// them.
constexpr std::array<std::string_view, 7> known = {
    "assumed_role", "assumed_role_arn", "assumed_from",     "credential_source",
    "role_name",    "sso_session",      "services_endpoint"};

/// What AssumeRole would be asked for by others (session policies, tags, a source identity), and
/// aws-vault's two keys for taking settings from another profile.
constexpr std::array<std::string_view, 11> others = {"policy",
                                                     "policy_arn",
                                                     "policy_arns",
                                                     "session_policy",
                                                     "session_tags",
                                                     "session_tag",
                                                     "source_identity",
                                                     "transitive_session_tags",
                                                     "transitive_tag_keys",
                                                     "include_profile",
                                                     "parent_profile"};

/// What people write that is further from the right name than a slip of the fingers.
struct Alias {
  std::string_view key;
  std::string_view meant;
};
constexpr std::array<Alias, 21> aliases = {{{"access_key", "aws_access_key_id"},
                                            {"access_key_id", "aws_access_key_id"},
                                            {"aws_access_key", "aws_access_key_id"},
                                            {"aws_default_region", "region"},
                                            {"aws_key_id", "aws_access_key_id"},
                                            {"aws_mfa_serial", "mfa_serial"},
                                            {"aws_region", "region"},
                                            {"aws_secret", "aws_secret_access_key"},
                                            {"aws_secret_key", "aws_secret_access_key"},
                                            {"default_region", "region"},
                                            {"duration", "duration_seconds"},
                                            {"mfa", "mfa_serial"},
                                            {"mfa_arn", "mfa_serial"},
                                            {"mfa_device", "aws_mfa_device"},
                                            {"mfa_device_arn", "aws_mfa_device"},
                                            {"mfa_serial_number", "mfa_serial"},
                                            {"role", "role_arn"},
                                            {"secret_access_key", "aws_secret_access_key"},
                                            {"secret_key", "aws_secret_access_key"},
                                            {"session_duration", "duration_seconds"},
                                            {"session_name", "role_session_name"}}};

std::string with_underscores(std::string_view key) {
  std::string name(key);
  std::ranges::replace_if(
      name, [](char c) { return c == '-' || c == '.' || is_blank(c); }, '_');
  return name;
}

bool contains(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

KeyVerdict judge_key(std::string_view key) {
  if (contains(read, key) || contains(known, key)) return {};
  const std::string name = with_underscores(key);
  if (contains(others, name)) return {KeyUse::others_only};
  const auto* const alias = std::ranges::find(aliases, std::string_view(name), &Alias::key);
  if (alias != aliases.end()) return {KeyUse::nearly_ours, alias->meant};
  const auto distance = [&](std::string_view one) { return edit_distance(name, one); };
  const std::string_view nearest = *std::ranges::min_element(read, {}, distance);
  if (distance(nearest) * 3 > std::max(name.size(), nearest.size())) return {};
  return {KeyUse::nearly_ours, nearest};
}

}  // namespace stsmfa::profile
