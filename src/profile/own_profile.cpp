#include "profile/own_profile.h"

#include "base/error.h"
#include "credentials/session.h"
#include "profile/other_tools.h"

namespace stsmfa::profile {

namespace {

bool gives_credentials(const Layer& layer) {
  return has_setting({layer}, {"role_arn", "source_profile", "aws_access_key_id",
                               "aws_secret_access_key", "credential_process"}) ||
         find_other_tool({layer}) != nullptr;
}

bool is_of_ours(const Layer& layer) {
  return layer.section && credentials::is_ours(*layer.section);
}

}  // namespace

std::optional<Layer> find_own_profile(const std::string& name, const ProfileFiles& files) {
  for (Layer& layer : files.layers_of(name)) {
    if (!is_of_ours(layer) && gives_credentials(layer)) return std::move(layer);
  }
  return std::nullopt;
}

void refuse_own_profile(const std::string& section, const std::string& profile,
                        const ProfileFiles& files) {
  const auto own = find_own_profile(section, files);
  if (!own) return;
  throw plan_error(own->name,
                   "is a profile of its own (" + own->file + "), and the session of " + profile +
                       " would go to [" + section + "]",
                   "--section NAME puts it elsewhere");
}

}  // namespace stsmfa::profile
