#include "view/find_problems.h"

#include "base/duration.h"
#include "cli/repeat.h"
#include "credentials/document.h"
#include "credentials/kept_keys.h"
#include "credentials/key_kind.h"
#include "credentials/near_twins.h"
#include "profile/bad_values.h"
#include "profile/check_plan.h"
#include "profile/cut_command.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/missing_program.h"
#include "profile/plan.h"
#include "profile/section_names.h"
#include "profile/shadows.h"
#include "profile/unread_keys.h"
#include "sts/endpoint.h"
#include "sts/shown_value.h"
#include "view/diagnosis.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace stsmfa::view {

namespace {

/// Of its sections, what can be said whether there is a plan or not.
std::vector<Problem> property_problems(const profile::Plan& plan,
                                       const profile::ProfileFiles& files) {
  std::vector<Problem> problems;
  for (const profile::UnreadKey& key : profile::find_unread_keys(plan, files)) {
    problems.push_back({key.origin + ": " + key.text, {}});
  }
  std::ranges::transform(profile::find_bad_values(plan, files), std::back_inserter(problems),
                         problem_of);
  return problems;
}

class Examination {
 public:
  Examination(const Examined& examined, const profile::Context& context)
      : look_(examined), context_(context), files_(examined.document, context.files.config) {}

  std::vector<Problem> run() {
    check_shadows();
    std::ranges::move(property_problems(look_.plan, files_), std::back_inserter(problems_));
    check_tokens();
    check_near_twins();
    check_commands();
    check_unused_process();
    check_mfa_session();
    check_region();
    if (look_.objection) problems_.push_back(problem_of(*look_.objection));
    check_plan();
    attempt([&] { profile::check_roles(look_.plan.onward); });
    return std::move(problems_);
  }

 private:
  void add(std::string what, std::string hint = {}) {
    problems_.push_back({std::move(what), std::move(hint)});
  }

  /// Whether nothing is wrong with it. What a value has against it may be said already.
  template <typename Check>
  bool attempt(Check check) {
    try {
      check();
      return true;
    } catch (const Error& error) {
      Problem problem = problem_of(error);
      const bool is_told =
          std::ranges::find(problems_, problem.what, &Problem::what) != problems_.end();
      if (!is_told) problems_.push_back(std::move(problem));
      return false;
    }
  }

  void check_plan() {
    const bool is_good = attempt([&] { profile::check_plan(look_.plan); });
    attempt([&] {
      const profile::Destination destination =
          profile::find_destination(sts::Service::sts, look_.plan, look_.profile, context_);
      if (is_good) profile::check_keys(look_.plan.keys, destination.endpoint);
    });
  }

  void check_shadows() {
    const std::string& section = look_.plan.names.short_term;
    for (const profile::Setting& shadow : profile::find_shadows(section, files_)) {
      add(shadow.origin + ": " + profile::words_on_shadow(section),
          "remove it, or have the session in another section with --section");
    }
  }

  /// botocore reads aws_security_token first, everybody else the other one.
  void check_tokens() {
    for (const std::string& name : {look_.plan.names.short_term, look_.plan.names.profile}) {
      const auto section = look_.document.section(name);
      if (section && credentials::has_leftover_token(*section)) {
        problems_.push_back(problem_of(credentials::keys_would_be_lost(look_.document, name)));
        return;
      }
      const auto old_token = section ? section->get("aws_security_token") : std::nullopt;
      if (!old_token || section->get("aws_session_token") == old_token) continue;
      add("[" + name +
              "] aws_security_token differs from aws_session_token: boto3 and the AWS CLI "
              "send the former, all others the latter",
          cli::refresh_command({}, look_.plan.names.profile) + " --force writes both");
      return;
    }
  }

  void check_near_twins() {
    const profile::SectionNames& names = look_.plan.names;
    for (const std::string& name : std::set{names.long_term, names.short_term, names.profile}) {
      for (std::string& sentence : credentials::near_twin_sentences(look_.document, name)) {
        add(look_.document.path() + ": " + std::move(sentence), "write [" + name + "]");
      }
    }
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

std::vector<Problem> find_property_problems(const credentials::Document& document,
                                            const profile::Context& context) try {
  const profile::ProfileFiles files(document, context.files.config);
  return property_problems({.names = profile::name_sections(context, files)}, files);
} catch (const Error&) {
  return {};  // the same keeps it from being planned, and is said
}

std::vector<Problem> problems_without_plan(const Error& reason, std::vector<Problem> properties) {
  std::vector<Problem> problems = {problem_of(reason)};
  const std::string first = problems.front().what;
  std::ranges::copy_if(properties, std::back_inserter(problems), [&](const Problem& problem) {
    return problem.what != first && problem.what != reason.hint;
  });
  return problems;
}

Problem problem_of(const Error& error) { return {one_line(error), error.hint}; }

}  // namespace stsmfa::view
