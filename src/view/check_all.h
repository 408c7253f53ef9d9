#pragma once

#include "credentials/document.h"
#include "profile/context.h"
#include "view/diagnosis.h"

#include <vector>

namespace stsmfa::view {

/// Which profiles there are, and what is wrong.
struct Checkup {
  std::vector<Fact> profiles = {};     ///< each with how much is wrong with it
  std::vector<Problem> problems = {};  ///< of the profiles, each once; or that there is none
};

/// Looks at every profile that can have a session (profiles_with_sessions) as far as the files and
/// the environment tell; AWS is not asked. `document` is indexed. `--profile` counts for nothing.
Checkup check_all(const credentials::Document& document, const profile::Context& context);

}  // namespace stsmfa::view
