#pragma once

#include "base/time.h"
#include "cli/options.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "view/profile_status.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace stsmfa::view {

/// Which profiles are served by which shared session: the one that a refresh of the profile would
/// use (session::valid_shared_sections). Gathered in one pass over all profiles, at no cost that
/// grows with the file.
class ServedProfiles {
 public:
  /// Both outlive it.
  ServedProfiles(const cli::Options& options, const profile::ProfileFiles& files)
      : options_(options), files_(files) {}

  /// Notes the plan of a profile that can be refreshed, whose place among the statuses is `row`.
  void add(std::size_t row, const profile::Plan& plan);

  /// Writes into each row whose session is a valid shared one which profiles it serves, in the
  /// order of the rows, and into stale rows that they need no code. A session `[mfa-K]` also learns
  /// the device of its key, and whom it would serve when no shared session of K is valid.
  void tell(std::vector<ProfileStatus>& statuses, Time now) const;

 private:
  /// The long-term keys that sign for some profiles.
  struct KeyGroup {
    profile::Keys keys = {};  ///< their names alone, without what is secret
    std::string device = {};  ///< the first that one of the profiles names
  };
  struct Client {
    std::size_t row;
    std::size_t group;
  };
  /// The session that serves a group's profiles.
  struct Server {
    ProfileStatus* status = nullptr;  ///< nullptr: no session serves them
    bool will_last = false;
  };
  std::size_t group_of(const profile::Keys& keys);
  std::vector<Server> find_servers(std::vector<ProfileStatus>& statuses, Time now) const;

  const cli::Options& options_;
  const profile::ProfileFiles& files_;
  std::vector<KeyGroup> groups_ = {};
  std::unordered_map<std::string, std::size_t> places_ = {};  ///< of groups, by key or by command
  std::vector<Client> clients_ = {};  ///< whose roles can be assumed from a shared session
};

}  // namespace stsmfa::view
