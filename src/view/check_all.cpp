#include "view/check_all.h"

#include "base/error.h"
#include "credentials/objections.h"
#include "profile/plan_profile.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "session/session_edits.h"
#include "view/find_problems.h"
#include "view/find_section_problems.h"
#include "view/no_profile.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace stsmfa::view {

namespace {

/// Many of one file, so that nothing which concerns the whole of it is done for each. A plan is
/// made twice rather than kept: of 20,000 profiles they would take ten times as much memory as the
/// file.
class Checks {
 public:
  Checks(const credentials::Document& document, const profile::Context& context)
      : document_(document),
        context_(context),
        files_(document, context.files.config),
        profiles_(
            profile::profiles_with_sessions(files_, profile::long_term_suffix(context.options))) {
    find_objections();
  }

  const std::vector<std::string>& profiles() const { return profiles_; }

  Problem no_profile() const {
    return view::no_profile(files_, profile::long_term_suffix(context_.options));
  }

  std::vector<Problem> problems_of(const std::string& name) const {
    const cli::Options options = options_for(name);
    const profile::Context context = context_.with(options);
    try {
      const auto [profile, plan] = plan_of(context);
      const auto objection = objections_.find(plan.names.short_term);
      const Error* const found = objection == objections_.end() ? nullptr : &objection->second;
      return find_problems({document_, profile, plan, found}, context);
    } catch (const Error& error) {
      return problems_without_plan(error, find_section_problems(context, files_));
    }
  }

 private:
  cli::Options options_for(const std::string& name) const {
    cli::Options options = context_.options;
    options.profile = name;
    return options;
  }

  profile::PlannedProfile plan_of(const profile::Context& context) const {
    return profile::plan_profile(profile::name_sections(context, files_), context, files_);
  }

  /// nullopt for a profile that has none.
  std::optional<profile::PlannedProfile> plan_of(const std::string& name) const {
    const cli::Options options = options_for(name);
    try {
      return plan_of(context_.with(options));
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  /// Of profiles that share a section the first stands for all.
  void find_objections() {
    std::unordered_set<std::string> sections;
    std::vector<const std::string*> firsts;
    for (const std::string& name : profiles_) {
      const auto planned = plan_of(name);
      if (!planned) continue;
      if (sections.insert(planned->plan.names.short_term).second) firsts.push_back(&name);
    }
    const auto edit_at = [&](std::size_t i) {
      return session::trial_edit(plan_of(*firsts[i])->plan);
    };
    for (auto& [i, error] : credentials::objections_to(firsts.size(), edit_at, document_)) {
      objections_.emplace(plan_of(*firsts[i])->plan.names.short_term, error);
    }
  }

  const credentials::Document& document_;
  const profile::Context& context_;
  profile::ProfileFiles files_;
  std::vector<std::string> profiles_;
  std::unordered_map<std::string, Error> objections_ = {};  ///< to the rewrite, by its section
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
  for (const std::string& name : checks.profiles()) {
    const auto problems = checks.problems_of(name);
    checkup.profiles.push_back({name, count_of(problems.size())});
    std::ranges::copy_if(problems, std::back_inserter(checkup.problems),
                         [&](const Problem& problem) { return told.insert(problem.what).second; });
  }
  if (checkup.profiles.empty()) checkup.problems.push_back(checks.no_profile());
  return checkup;
}

}  // namespace stsmfa::view
