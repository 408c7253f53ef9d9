#include "profile/own_command.h"

#include "base/shell_word.h"
#include "profile/profile_error.h"
#include "profile/setting.h"
#include "profile/shown_command.h"
#include "sts/shown_value.h"

namespace stsmfa::profile {

namespace {

/// The profile that the command names behind `--profile`; empty where it names none so plainly.
std::string_view profile_named_in(std::string_view command) {
  constexpr std::string_view option = "--profile";
  const std::size_t at = command.find(option);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = command.substr(at + option.size());
  if (!rest.starts_with('=') && !rest.starts_with(' ')) return {};
  const std::string_view name = plain_first_word(rest.substr(1));
  return sts::looks_like_secret_access_key(name) ? std::string_view() : name;
}

}  // namespace

bool runs_stsmfa(std::string_view command) {
  const std::string_view program = first_word(command);
  return program == "stsmfa" || program.ends_with("/stsmfa");
}

std::optional<std::string> profile_of_own_command(const Layers& layers) {
  const auto command = find_setting(layers, {"credential_process"});
  if (!command || !runs_stsmfa(command->value)) return std::nullopt;
  return std::string(profile_named_in(command->value));
}

void refuse_own_command(const std::string& profile, const Layers& layers) {
  const auto served = profile_of_own_command(layers);
  if (!served) return;
  throw profile_error(profile, "its credential_process is stsmfa itself, for AWS tools",
                      served->empty()
                          ? "name the profile that the command names"
                          : "the profile that it is for: stsmfa " + shell_word(*served));
}

}  // namespace stsmfa::profile
