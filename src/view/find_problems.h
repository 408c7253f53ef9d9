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
/// session, what makes them fail, which of its keys nobody heeds and which of its values are none.
std::vector<Problem> find_problems(const Examined& examined, const profile::Context& context);

/// Of the profile that `context` names, the keys that nobody heeds and the values that cannot be
/// used: also of one that cannot be planned, which they may be the reason for. None where it is not
/// known which sections are its own.
std::vector<Problem> find_property_problems(const credentials::Document& document,
                                            const profile::Context& context);

/// What is wrong with a profile that cannot be planned for that reason.
std::vector<Problem> problems_without_plan(const Error& reason, std::vector<Problem> properties);

}  // namespace stsmfa::view
