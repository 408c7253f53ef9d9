#pragma once

#include "profile/files.h"

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::profile {

/// Whether a `credential_process` is stsmfa itself (`stsmfa export --format process --profile
/// dev`): a profile for the SDKs, which has the session of another and no keys to make one of.
bool runs_stsmfa(std::string_view command);

/// The profile that such a command of the layers names; empty where it names none so plainly.
/// nullopt where they have no such command.
std::optional<std::string> profile_of_own_command(const Layers& layers);

/// Throws Error (plan_impossible) when they have one, with the profile that it names as the one to
/// take.
void refuse_own_command(const std::string& profile, const Layers& layers);

}  // namespace stsmfa::profile
