#include "profile/other_tools.h"

#include "profile/profile_error.h"

#include <algorithm>

namespace stsmfa::profile {

const OtherTool* find_other_tool(const Layers& layers) {
  const auto* const found = std::ranges::find_if(
      other_tools, [&](const OtherTool& tool) { return has_setting(layers, {tool.key}); });
  return found == other_tools.end() ? nullptr : found;
}

void refuse_other_tools(const std::string& profile, const Layers& layers) {
  const OtherTool* const tool = find_other_tool(layers);
  if (tool == nullptr) return;
  throw profile_error(profile, std::string(tool->cause), std::string(tool->hint));
}

}  // namespace stsmfa::profile
