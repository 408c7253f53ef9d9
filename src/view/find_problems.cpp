#include "view/find_problems.h"

#include "base/duration.h"
#include "credentials/document.h"
#include "profile/check_plan.h"
#include "profile/cut_command.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/missing_program.h"
#include "profile/plan.h"
#include "profile/section_names.h"
#include "profile/shadows.h"
#include "sts/endpoint.h"
#include "sts/shown_value.h"
#include "view/diagnosis.h"
#include "view/find_section_problems.h"

#include <algorithm>
#include <iterator>

namespace stsmfa::view {

namespace {

class Examination {
 public:
  Examination(const Examined& examined, const profile::Context& context)
      : look_(examined), context_(context), files_(examined.document, context.files.config) {}

  std::vector<Problem> run() {
    problems_ = find_section_problems(look_.plan, files_);
    check_commands();
    check_unused_process();
    check_mfa_session();
    check_region();
    check_plan();
    if (look_.objection && !is_told_of_name(*look_.objection)) add_untold(*look_.objection);
    attempt([&] { profile::check_roles(look_.plan.onward); });
    return std::move(problems_);
  }

 private:
  void add(std::string what, std::string hint = {}) {
    problems_.push_back({std::move(what), std::move(hint)});
  }

  /// What a value has against it may be said already.
  void add_untold(const Error& error) {
    Problem problem = problem_of(error);
    const bool is_told =
        std::ranges::find(problems_, problem.what, &Problem::what) != problems_.end();
    if (!is_told) problems_.push_back(std::move(problem));
  }

  /// A section's name that cannot be written is the plan's fault as well as the rewrite's.
  bool is_told_of_name(const Error& objection) const {
    return std::ranges::any_of(problems_, [&](const Problem& told) {
      return !objection.cause.empty() && told.what.ends_with(": " + objection.cause);
    });
  }

  template <typename Check>
  void attempt(Check check) {
    try {
      check();
    } catch (const Error& error) {
      add_untold(error);
    }
  }

  void check_plan() {
    const std::vector<Error> objections = profile::objections_to(look_.plan);
    for (const Error& objection : objections) {
      add_untold(objection);
    }
    attempt([&] {
      const profile::Destination destination =
          profile::find_destination(sts::Service::sts, look_.plan, look_.profile, context_);
      if (objections.empty()) profile::check_keys(look_.plan.keys, destination.endpoint);
    });
  }

  void check_commands() {
    if (look_.plan.keys.process) check_keys_command(*look_.plan.keys.process);
    if (look_.plan.code_command) check_program(*look_.plan.code_command);
  }

  /// `mfa_process` and `generate_token` no SDK reads.
  void check_keys_command(const profile::Setting& command) {
    std::string warning = profile::warning_of_cut(command);
    if (!warning.empty()) add(std::move(warning), "put the command into a script of its own");
    check_program(command);
  }

  void check_program(const profile::Setting& command) {
    std::string warning = profile::warning_of_missing_program(command, context_.environment);
    if (!warning.empty()) add(std::move(warning), std::string(profile::help_for_missing_program));
  }

  /// Who wants SDKs to ask again writes a command under the name of the session that they take.
  void check_unused_process() {
    const std::string& section = look_.plan.names.short_term;
    const auto process = profile::find_unused_process(section, files_);
    const auto& ours = look_.plan.keys.process;
    if (!process || (ours && ours->origin == process->origin)) return;
    add(process->origin + ": " + profile::words_on_unused_process(section),
        "write it into a profile of another name");
  }

  /// Inherited from the source profile it is meant for others.
  void check_mfa_session() {
    const profile::Plan& plan = look_.plan;
    const auto setting = look_.profile.own({"mfa_session"});
    if (!setting || !plan.mfa_session || plan.roles.empty() || plan.mfa == profile::MfaUse::never) {
      return;
    }
    if (profile::fits_shared_session(plan, {})) return;
    add(setting->origin + " has no effect: the role is asked for " +
            format_duration(plan.duration) + ", and AWS grants an hour at most from a session",
        "duration_seconds = 3600, or remove it");
  }

  /// It was copied when the section was made, and is AWS tools' from then on.
  void check_region() {
    const auto& wanted = look_.plan.region;
    const std::string& name = look_.plan.names.short_term;
    const auto section = look_.document.section(name);
    if (!wanted || !section || name == look_.plan.names.profile) return;
    const auto region = section->get("region");
    if (!region || *region == wanted->value) return;
    add("[" + name + "] region is " + sts::shown_value(*region) + ", and not as " + wanted->origin +
            " says: AWS tools that use the section go there",
        "write region = " + sts::shown_value(wanted->value) + " there");
  }

  const Examined& look_;
  const profile::Context& context_;
  profile::ProfileFiles files_;
  std::vector<Problem> problems_ = {};
};

}  // namespace

std::vector<Problem> find_problems(const Examined& examined, const profile::Context& context) {
  return Examination(examined, context).run();
}

std::vector<Problem> problems_without_plan(const Error& reason, std::vector<Problem> of_sections) {
  std::vector<Problem> problems = {problem_of(reason)};
  const std::string first = problems.front().what;
  std::ranges::copy_if(of_sections, std::back_inserter(problems), [&](const Problem& problem) {
    return problem.what != first && problem.what != reason.hint;
  });
  return problems;
}

Problem problem_of(const Error& error) { return {one_line(error), error.hint}; }

}  // namespace stsmfa::view
