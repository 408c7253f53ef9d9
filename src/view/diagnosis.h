#pragma once

#include "base/environment.h"
#include "base/error.h"
#include "session/snapshot.h"

#include <string>
#include <vector>

namespace stsmfa::view {

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

/// An Error as a problem.
Problem problem_of(const Error& error);

}  // namespace stsmfa::view
