#include "view/stale_line.h"

#include "base/duration.h"
#include "base/shell_word.h"
#include "cli/repeat.h"
#include "cli/words.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace stsmfa::view {

namespace {

using StaleProfiles = std::vector<const ProfileStatus*>;

bool was_made(const ProfileStatus* status) { return status->state != SessionState::none; }

/// One of each section: those that were made once, then the others.
StaleProfiles stale_profiles_of(const std::vector<ProfileStatus>& statuses) {
  StaleProfiles stale;
  std::unordered_set<std::string_view> sections;
  for (const ProfileStatus& status : statuses) {
    if (status.stale && sections.insert(status.facts.section).second) stale.push_back(&status);
  }
  // std::ranges::stable_partition gives a range that Clang 14 does not compile
  std::stable_partition(stale.begin(), stale.end(), was_made);
  return stale;
}

/// As many profiles can be named in a command that is still easily typed.
constexpr std::size_t few_enough_to_name = 3;

/// The largest unit alone: `3h`, `42m`, `2d`.
std::string roughly(Seconds duration) {
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
    case SessionState::none:
      return "never made";
    default:
      return "incomplete";
  }
}

std::string command_for_many(const StaleProfiles& stale) {
  const auto has_long_term = [](const ProfileStatus* status) {
    return status->facts.has_long_term;
  };
  if (std::ranges::all_of(stale, has_long_term)) return "stsmfa --all";
  if (stale.size() > few_enough_to_name) return "stsmfa --all '*'";
  std::vector<std::string> profiles;
  for (const ProfileStatus* status : stale) {
    profiles.push_back(status->facts.profile);
  }
  return cli::all_command(profiles);
}

std::string advice_on(const StaleProfiles& stale) {
  const auto without_code = [](const ProfileStatus* status) { return status->without_code; };
  const auto by_timer = [](const ProfileStatus* status) {
    return status->facts.auto_renew && was_made(status);
  };
  const bool no_code = std::ranges::all_of(stale, without_code);
  const std::string does = std::ranges::none_of(stale, was_made) ? " makes " : " renews ";
  if (stale.size() == 1) {
    return "stsmfa --profile " + shell_word(stale.front()->facts.profile) + does + "it" +
           (no_code ? " without a code" : "");
  }
  if (no_code && std::ranges::all_of(stale, by_timer)) {
    return "stsmfa --renew renews them without a code";
  }
  return command_for_many(stale) + does + "them";
}

}  // namespace

std::string stale_line(const std::vector<ProfileStatus>& statuses, Time now) {
  const StaleProfiles stale = stale_profiles_of(statuses);
  if (stale.empty()) return {};
  std::vector<std::string> texts;
  for (const ProfileStatus* const status : stale) {
    texts.push_back(status->facts.profile + " (" + words_on(*status, now) + ")");
  }
  return "stale: " + cli::join(texts, cli::for_a_row) + "; " + advice_on(stale);
}

}  // namespace stsmfa::view
