#include "profile/role_chain.h"

#include "base/error.h"
#include "base/shell_word.h"
#include "profile/other_tools.h"
#include "profile/profile_error.h"
#include "sts/shown_value.h"

#include <algorithm>

namespace stsmfa::profile {

namespace {

ProfileRole role_of(const std::string& profile, const Layers& layers, Setting arn) {
  return {.profile = profile,
          .arn = std::move(arn),
          .mfa_serial = find_setting(layers, {"mfa_serial", "aws_mfa_device"}),
          .external_id = find_setting(layers, {"external_id"}),
          .session_name = find_setting(layers, {"role_session_name"}),
          .duration = find_setting(layers, {"duration_seconds"})};
}

std::string source_of(const std::string& profile, const Layers& layers) {
  const auto source = find_setting(layers, {"source_profile"});
  if (source && has_setting(layers, {"credential_source"})) {
    throw profile_error(profile, "profile contained both source_profile and credential_source");
  }
  if (source) return source->value;
  refuse_other_tools(profile, layers);
  throw profile_error(profile, "profile must contain `source_profile`",
                      "it names the profile whose keys assume the role");
}

/// What asks for the keys of a source that has none. (Which profile may be meant instead is not
/// looked for: `status` comes here for each of 20,000 profiles.)
std::string setup_of(const std::string& source) {
  if (sts::looks_like_secret_access_key(source)) return {};
  return "stsmfa setup " + shell_word(source) + " asks for its keys";
}

}  // namespace

bool has_credentials(const Layers& layers) {
  if (has_setting(layers, {"credential_process"})) return true;
  for (const Layer& layer : layers) {
    const bool id = layer.get("aws_access_key_id").has_value();
    const bool secret = layer.get("aws_secret_access_key").has_value();
    if (id && secret) return true;
    if (!id && !secret) continue;
    throw plan_error(layer.name, std::string("profile missing ") +
                                     (id ? "aws_secret_access_key" : "aws_access_key_id"));
  }
  return false;
}

RoleChain find_role_chain(const ProfileFiles& files, const std::string& profile,
                          const std::string& long_term_suffix) {
  RoleChain chain{.base = profile};
  std::vector<std::string> seen;
  for (;;) {
    const Layers layers = files.layers_of(chain.base);
    const bool is_first = seen.empty();
    if (!is_first && layers.empty()) {
      throw profile_error(profile,
                          "could not find source profile " + sts::shown_value(chain.base) +
                              " referenced from " + seen.back(),
                          setup_of(chain.base));
    }
    if (!is_first && has_credentials(layers)) break;
    auto role = find_setting(layers, {"role_arn"});
    if (!role) {
      refuse_other_tools(chain.base, layers);
      throw profile_error(profile,
                          "profile `" + chain.base + "` did not contain credential information",
                          setup_of(chain.base));
    }
    if (seen.size() == longest_chain) {
      throw profile_error(
          profile, "is reached through more than " + std::to_string(longest_chain) + " roles");
    }
    seen.push_back(chain.base);
    chain.roles.push_back(role_of(chain.base, layers, std::move(*role)));
    std::string source = source_of(chain.base, layers);
    if (!long_term_suffix.empty() && files.document().has(source + long_term_suffix)) {
      chain.base = std::move(source);
      break;
    }
    if (source == chain.base && has_credentials(layers)) break;
    if (std::ranges::find(seen, source) != seen.end()) {
      throw profile_error(profile, "profile formed an infinite loop");
    }
    chain.base = std::move(source);
  }
  std::ranges::reverse(chain.roles);
  return chain;
}

}  // namespace stsmfa::profile
