#include "profile/other_tools.h"

#include "base/shell_word.h"
#include "profile/own_command.h"
#include "profile/profile_error.h"

#include <algorithm>

namespace stsmfa::profile {

namespace {

/// The hint with the profile in its place, as a shell takes it.
std::string hint_of(const OtherTool& tool, const std::string& profile) {
  constexpr std::string_view placeholder = "PROFILE";
  std::string hint(tool.hint);
  const auto place = hint.find(placeholder);
  return place == std::string::npos ? hint
                                    : hint.replace(place, placeholder.size(), shell_word(profile));
}

}  // namespace

const OtherTool* find_other_tool(const Layers& layers) {
  const auto* const found = std::ranges::find_if(
      other_tools, [&](const OtherTool& tool) { return has_setting(layers, {tool.key}); });
  return found == other_tools.end() ? nullptr : found;
}

bool gets_keys_by_command(const Layers& layers) {
  const auto command = find_setting(layers, {"credential_process"});
  return command && !runs_stsmfa(command->value) &&
         !has_setting(layers, {"aws_access_key_id", "aws_secret_access_key"}) &&
         find_other_tool(layers) == nullptr;
}

void refuse_other_tools(const std::string& profile, const Layers& layers) {
  const OtherTool* const tool = find_other_tool(layers);
  if (tool == nullptr) return;
  throw profile_error(profile, std::string(tool->cause), hint_of(*tool, profile));
}

}  // namespace stsmfa::profile
