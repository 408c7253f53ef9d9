#include "view/check_all.h"

#include "base/error.h"
#include "profile/destination.h"
#include "profile/plan_profile.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "sts/endpoint.h"
#include "view/find_problems.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace stsmfa::view {

namespace {

/// `context` names the profile.
std::vector<Problem> problems_of(const credentials::Document& document,
                                 const profile::Context& context) {
  const profile::ProfileFiles files(document, context.files.config);
  std::vector<Problem> problems;
  try {
    const auto names = profile::name_sections(context, files);
    const auto [profile, plan] = profile::plan_profile(names, context, files);
    problems = find_problems({document, profile, plan}, context);
    profile::find_destination(sts::Service::sts, plan, profile, context);
  } catch (const Error& error) {
    problems.push_back(problem_of(error));
  }
  return problems;
}

std::string count_of(std::size_t problems) {
  if (problems == 0) return "nothing is wrong";
  return problems == 1 ? "one thing is wrong" : std::to_string(problems) + " things are wrong";
}

}  // namespace

Checkup check_all(const credentials::Document& document, const profile::Context& context) {
  const profile::ProfileFiles files(document, context.files.config);
  Checkup checkup;
  std::unordered_set<std::string> told;
  cli::Options options = context.options;
  const auto suffix = profile::long_term_suffix(options);
  for (const std::string& name : profile::profiles_with_sessions(files, suffix)) {
    options.profile = name;
    const auto problems = problems_of(document, context.with(options));
    checkup.profiles.push_back({name, count_of(problems.size())});
    std::ranges::copy_if(problems, std::back_inserter(checkup.problems),
                         [&](const Problem& problem) { return told.insert(problem.what).second; });
  }
  return checkup;
}

}  // namespace stsmfa::view
