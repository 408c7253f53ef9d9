#include "profile/needless_device.h"

#include "credentials/document.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"

namespace stsmfa::profile {

std::string words_on_needless_device(const Plan& plan, const ProfileFiles& files) {
  if (plan.names.kind != ProfileKind::role) return {};
  const Layers layers = files.layers_of(plan.names.profile);
  const auto device = find_setting(layers, {"mfa_serial"});
  const auto source = find_setting(layers, {"source_profile"});
  if (!device || !source) return {};
  if (!files.document().has(source->value + plan.names.long_term_suffix)) return {};
  const auto session = credentials::readable_section(files.document(), source->value);
  const bool is_session =
      session && credentials::is_ours(*session) && !credentials::holds_long_term_keys(*session);
  if (!is_session) return {};
  return "without " + device->origin + " every SDK assumes the role of " + plan.names.profile +
         " from [" + source->value + "] by itself, which one code a day keeps fresh";
}

}  // namespace stsmfa::profile
