#include "profile/shadows.h"

#include <array>

namespace stsmfa::profile {

namespace {

constexpr std::array<std::string_view, 6> stronger = {
    "role_arn",    "web_identity_token_file", "credential_source",
    "sso_session", "sso_start_url",           "sso_account_id"};

}  // namespace

std::vector<Setting> find_shadows(const std::string& section, const ProfileFiles& files) {
  std::vector<Setting> shadows;
  const Layers layers = files.layers_of(section);
  for (const std::string_view key : stronger) {
    if (auto setting = find_setting(layers, {key})) shadows.push_back(std::move(*setting));
  }
  return shadows;
}

std::string words_on_shadow(const std::string& section) {
  return "AWS tools follow it instead of the session in [" + section + "]";
}

std::string_view find_shadow(const Environment& environment) {
  for (const std::string_view name : {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}) {
    if (environment.get(name)) return name;
  }
  // in a pod of EKS
  const bool web =
      environment.get("AWS_WEB_IDENTITY_TOKEN_FILE") && environment.get("AWS_ROLE_ARN");
  return web ? "AWS_WEB_IDENTITY_TOKEN_FILE" : std::string_view();
}

}  // namespace stsmfa::profile
