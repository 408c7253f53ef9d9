#pragma once

#include "cli/options.h"
#include "profile/plan.h"
#include "view/profile_status.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace stsmfa::view {

/// Which shared session serves which profiles, gathered in one pass over all of them: what
/// shared_section_of tells of one access key, at no cost that grows with the file.
class Sharing {
 public:
  /// Of so many rows at most. `options` outlives it.
  Sharing(const cli::Options& options, std::size_t rows);

  /// Notes the plan of a profile that can be refreshed, whose place among the statuses is `row`.
  void add(std::size_t row, const profile::Plan& plan);

  /// Writes whom they serve into the rows of profiles whose session is the shared one of their key,
  /// and into the stale rows of these that they need no code.
  void tell(std::vector<ProfileStatus>& statuses) const;

  /// The same for a shared session `[mfa-K]`, which is no profile's own, and whose it is. It serves
  /// nobody while a session in the usual section does.
  void tell_own(ProfileStatus& shared, std::vector<ProfileStatus>& statuses) const;

 private:
  /// No row.
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// The profiles whose sessions are made with the same long-term keys, by their rows.
  struct Group {
    std::size_t owner = none;  ///< its session is the shared one
    std::size_t first = none;  ///< the first whose role can be assumed from that
    std::size_t last = none;
  };
  void tell_group(const Group& group, ProfileStatus& shared,
                  std::vector<ProfileStatus>& statuses) const;

  const cli::Options& options_;
  std::unordered_map<std::string, Group> groups_ = {};  ///< by key or, behind a blank, by command
  std::vector<std::size_t> next_;  ///< the row that follows in the group of a row
};

}  // namespace stsmfa::view
