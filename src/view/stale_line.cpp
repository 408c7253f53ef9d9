#include "view/stale_line.h"

#include "cli/words.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace stsmfa::view {

namespace {

using Stale = std::vector<const ProfileStatus*>;

bool is_stale(const ProfileStatus& status) {
  const bool is_sound = status.state == SessionState::fresh || status.state == SessionState::none ||
                        status.state == SessionState::unusable;
  return !is_sound && status.is_ours;
}

/// As many profiles can be named in a command that is still easily typed.
constexpr std::size_t few_enough_to_name = 3;

/// The largest unit alone: `3h`, `42m`, `2d`.
std::string roughly(Seconds duration) {
  constexpr Seconds day = std::chrono::hours(24);
  if (duration >= 2 * day) return std::to_string(duration / day) + "d";
  const std::string text = format_duration(duration);
  return text.substr(0, text.find(' '));
}

std::string words_on(const ProfileStatus& status, Time now) {
  switch (status.state) {
    case SessionState::expired:
      return "expired " + roughly(now - status.expires_at.value_or(now)) + " ago";
    case SessionState::expiring:
      return "ends in " + roughly(status.left);
    case SessionState::role_changed:
      return "another role";
    default:
      return "incomplete";
  }
}

std::string command_for_many(const Stale& stale) {
  const auto has_long_term = [](const ProfileStatus* status) {
    return status->facts.has_long_term;
  };
  if (std::ranges::all_of(stale, has_long_term)) return "stsmfa --all";
  if (stale.size() > few_enough_to_name) return "stsmfa --all '*'";
  std::string command = "stsmfa --all";
  for (const ProfileStatus* status : stale) {
    command += " " + cli::shell_word(status->facts.profile);
  }
  return command;
}

std::string advice_on(const Stale& stale) {
  const auto without_code = [](const ProfileStatus* status) { return status->without_code; };
  const auto by_timer = [](const ProfileStatus* status) { return status->facts.auto_renew; };
  const bool no_code = std::ranges::all_of(stale, without_code);
  if (stale.size() == 1) {
    return "stsmfa --profile " + cli::shell_word(stale.front()->facts.profile) + " renews it" +
           (no_code ? " without a code" : "");
  }
  if (no_code && std::ranges::all_of(stale, by_timer)) {
    return "stsmfa --renew renews them without a code";
  }
  return command_for_many(stale) + " renews them";
}

}  // namespace

std::string stale_line(const std::vector<ProfileStatus>& statuses, Time now) {
  Stale stale;
  std::vector<std::string> texts;
  std::unordered_set<std::string_view> sections;
  for (const ProfileStatus& status : statuses) {
    if (!is_stale(status) || !sections.insert(status.facts.section).second) continue;
    stale.push_back(&status);
    texts.push_back(status.facts.profile + " (" + words_on(status, now) + ")");
  }
  if (stale.empty()) return {};
  return "stale: " + cli::few_of(texts) + "; " + advice_on(stale);
}

}  // namespace stsmfa::view
