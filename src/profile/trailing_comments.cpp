#include "profile/trailing_comments.h"

#include "credentials/document.h"
#include "credentials/lines.h"
#include "profile/layer_keys.h"
#include "profile/plan_layers.h"

#include <algorithm>
#include <array>

namespace stsmfa::profile {

namespace {

bool is_command(std::string_view key) {
  constexpr std::array<std::string_view, 3> commands = {"credential_process", "mfa_process",
                                                        "generate_token"};
  return std::ranges::find(commands, key) != commands.end();
}

bool is_long_term(const Layer& layer, const SectionNames& names) {
  return layer.section && names.kind == ProfileKind::long_term_section &&
         layer.name == "[" + names.long_term + "]";
}

}  // namespace

std::vector<Setting> find_trailing_comments(const Plan& plan, const ProfileFiles& files) {
  std::vector<Setting> found;
  for (const Layer& layer : own_layers(plan, files)) {
    const auto section = section_of(layer, files);
    if (!section || is_long_term(layer, plan.names)) continue;
    for (const credentials::Property& property : section->properties()) {
      const std::string_view line = section->uncut(property.key);
      const std::size_t begin = credentials::comment_begin(line);
      if (begin == line.size() || is_command(property.key)) continue;
      found.push_back({.value = std::string(line.substr(begin, 2)),
                       .source = layer.source(),
                       .origin = layer.name + " " + property.key});
    }
  }
  return found;
}

}  // namespace stsmfa::profile
