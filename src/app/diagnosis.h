#pragma once

#include "app/look.h"
#include "base/environment.h"
#include "base/error.h"

#include <string>
#include <vector>

namespace stsmfa::app {

/// One fact about a profile: `device  arn:...  ([dev-long-term] aws_mfa_device)`.
struct Fact {
  std::string name;
  std::string value;
  std::string origin = {};  ///< what set it; empty where nobody did
};

/// Something that is wrong, and what helps.
struct Problem {
  std::string what;
  std::string hint = {};
};

/// What `refresh` would do and with which values: all of the plan, no secret.
std::vector<Fact> explain(const Plan& plan, const Options& options);

/// What the session in the file is worth.
Fact explain_session(const Look& look, Time now);

/// How a refresh would have the session, as far as that depends on the shared session of the keys:
/// where it stands and until when it is valid, which calls are made and whether with a code, and
/// whether `--renew` would do it. That of keys which a command prints is known where a section with
/// the same command holds it; the command is not run.
std::vector<Fact> explain_sharing(const Look& look, const Viewer& viewer, Time now);

/// Everything that is wrong with the two files and the environment, as far as this profile is
/// concerned: what the plan's checks refuse, what AWS tools would use instead of the session, what
/// makes them fail, and who else can read the file.
std::vector<Problem> find_problems(const Look& look, const Viewer& viewer);

/// An Error as a problem.
Problem problem_of(const Error& error);

}  // namespace stsmfa::app
