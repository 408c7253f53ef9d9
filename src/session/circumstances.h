#pragma once

#include "base/exit_status.h"
#include "profile/context.h"
#include "profile/plan.h"

#include <string>

namespace stsmfa::session {

/// What decides, beside the file and the section, how a starter fares: two of the same fare alike,
/// and a failure of the one is the other's as well.
struct Circumstances {
  std::string text = {};  ///< to be compared with others', as a hash: proxies are in it
  enum class Codes {
    asked,       ///< a person is asked, if need be
    by_command,  ///< which is in the text
    given,       ///< on its command line, and nobody else has that one
  };
  Codes codes = Codes::asked;
};

/// Of one profile: its keys, roles, duration, device and way to a code, and the way to AWS as the
/// command line and the environment have it.
Circumstances circumstances_of(const profile::Plan& plan, const profile::Context& context);

/// Of `--all` and `--renew`: the way to AWS, and what the command line says for all profiles.
Circumstances circumstances_of_many(const profile::Context& context);

/// Whether somebody's failure of that status may be for want of a code, or of a wrong one, where we
/// have been given another.
bool has_another_code(const Circumstances& ours, ExitStatus status);

}  // namespace stsmfa::session
