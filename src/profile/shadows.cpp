#include "profile/shadows.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stsmfa::profile {

namespace {

struct Stronger {
  std::string_view key;
  bool counts_when_empty;  ///< botocore looks whether it is there, and then has no credentials
};
constexpr std::array<Stronger, 6> stronger = {{{"role_arn", true},
                                               {"web_identity_token_file", false},
                                               {"credential_source", false},
                                               {"sso_session", true},
                                               {"sso_start_url", true},
                                               {"sso_account_id", true}}};

bool has(const Layer& layer, std::string_view key) {
  if (!layer.section) return layer.properties->contains(key);
  const auto& properties = layer.section->properties();
  return std::ranges::find(properties, key, &credentials::Property::key) != properties.end();
}

/// One without a value; nullopt when there is none at all.
std::optional<Setting> find_empty(const Layers& layers, std::string_view key) {
  for (const Layer& layer : layers) {
    if (!has(layer, key)) continue;
    return Setting{"", layer.source(), layer.name + " " + std::string(key)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Setting> find_shadows(const std::string& section, const ProfileFiles& files) {
  std::vector<Setting> shadows;
  const Layers layers = files.layers_of(section);
  for (const auto& [key, counts_when_empty] : stronger) {
    auto setting = find_setting(layers, {key});
    if (!setting && counts_when_empty) setting = find_empty(layers, key);
    if (setting) shadows.push_back(std::move(*setting));
  }
  return shadows;
}

std::optional<Setting> find_unused_process(const std::string& section, const ProfileFiles& files) {
  return find_setting(files.layers_of(section), {"credential_process"});
}

std::string words_on_shadow(const std::string& section) {
  return "AWS tools follow it instead of the session in [" + section + "]";
}

std::string words_on_unused_process(const std::string& section) {
  return "the AWS CLI and most SDKs take the session in [" + section + "] instead";
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
