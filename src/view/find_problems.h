#pragma once

#include "base/error.h"
#include "credentials/document.h"
#include "profile/context.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "view/diagnosis.h"

#include <optional>
#include <vector>

namespace stsmfa::view {

/// A profile and the file that it stands in.
struct Examined {
  const credentials::Document& document;
  const profile::Profile& profile;
  const profile::Plan& plan;
  const Error* objection;  ///< to the rewrite (credentials::objections_to); nullptr: there is none
};

/// Everything that is wrong with a profile, beyond what is wrong with the files as such
/// (find_file_problems.h): what the plan's checks refuse, what AWS tools would use instead of the
/// session, what makes them fail, and what is wrong with its sections (find_section_problems.h).
std::vector<Problem> find_problems(const Examined& examined, const profile::Context& context);

/// What is wrong with a profile that cannot be planned for that reason.
std::vector<Problem> problems_without_plan(const Error& reason, std::vector<Problem> of_sections);

}  // namespace stsmfa::view
