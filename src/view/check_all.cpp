#include "view/check_all.h"

#include "base/error.h"
#include "credentials/objections.h"
#include "profile/plan_profile.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "session/session_edits.h"
#include "view/find_problems.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace stsmfa::view {

namespace {

using Objection = std::optional<Error>;

/// A profile on its way from its name to what is wrong with it.
struct Inspected {
  std::string name;
  std::optional<profile::PlannedProfile> planned = {};
  Objection problem = {};    ///< why there is no plan
  Objection objection = {};  ///< to the rewrite
};

/// Many of one file, so that nothing which concerns the whole of it is done for each.
class Checks {
 public:
  Checks(const credentials::Document& document, const profile::Context& context)
      : document_(document), context_(context), files_(document, context.files.config) {
    for (std::string& name :
         profile::profiles_with_sessions(files_, profile::long_term_suffix(context.options))) {
      profiles_.push_back(plan(std::move(name)));
    }
    find_objections();
  }

  const std::vector<Inspected>& profiles() const { return profiles_; }

  std::vector<Problem> problems_of(const Inspected& inspected) const {
    if (inspected.problem) return {problem_of(*inspected.problem)};
    const auto& [profile, plan] = *inspected.planned;
    const cli::Options options = options_for(inspected.name);
    const profile::Context context = context_.with(options);
    return find_problems({document_, profile, plan, inspected.objection}, context);
  }

 private:
  cli::Options options_for(const std::string& name) const {
    cli::Options options = context_.options;
    options.profile = name;
    return options;
  }

  Inspected plan(std::string name) const {
    Inspected inspected{.name = std::move(name)};
    const cli::Options options = options_for(inspected.name);
    const profile::Context context = context_.with(options);
    try {
      inspected.planned.emplace(
          profile::plan_profile(profile::name_sections(context, files_), context, files_));
    } catch (const Error& error) {
      inspected.problem = error;
    }
    return inspected;
  }

  /// Of profiles that share a section the first stands for all.
  void find_objections() {
    std::vector<const profile::Plan*> plans;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const Inspected& inspected : profiles_) {
      if (!inspected.planned) continue;
      const profile::Plan& plan = inspected.planned->plan;
      if (places.emplace(plan.names.short_term, plans.size()).second) plans.push_back(&plan);
    }
    const auto objections = credentials::objections_to(session::trial_edits(plans), document_);
    for (Inspected& inspected : profiles_) {
      if (!inspected.planned) continue;
      inspected.objection = objections[places.at(inspected.planned->plan.names.short_term)];
    }
  }

  const credentials::Document& document_;
  const profile::Context& context_;
  profile::ProfileFiles files_;
  std::vector<Inspected> profiles_ = {};
};

std::string count_of(std::size_t problems) {
  if (problems == 0) return "nothing is wrong";
  return problems == 1 ? "one thing is wrong" : std::to_string(problems) + " things are wrong";
}

}  // namespace

Checkup check_all(const credentials::Document& document, const profile::Context& context) {
  Checkup checkup;
  std::unordered_set<std::string> told;
  const Checks checks(document, context);
  for (const Inspected& inspected : checks.profiles()) {
    const auto problems = checks.problems_of(inspected);
    checkup.profiles.push_back({inspected.name, count_of(problems.size())});
    std::ranges::copy_if(problems, std::back_inserter(checkup.problems),
                         [&](const Problem& problem) { return told.insert(problem.what).second; });
  }
  return checkup;
}

}  // namespace stsmfa::view
