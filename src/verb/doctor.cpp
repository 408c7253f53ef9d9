#include "verb/doctor.h"

#include "base/error.h"
#include "base/shell_word.h"
#include "credentials/document.h"
#include "credentials/location.h"
#include "credentials/objections.h"
#include "os/file.h"
#include "profile/context.h"
#include "profile/files.h"
#include "profile/own_command.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "session/session_edits.h"
#include "session/snapshot.h"
#include "verb/result.h"
#include "view/check_all.h"
#include "view/diagnosis.h"
#include "view/explain_plan.h"
#include "view/explain_sharing.h"
#include "view/find_file_problems.h"
#include "view/find_problems.h"
#include "view/find_section_problems.h"
#include "view/mask_identities.h"
#include "view/page.h"
#include "view/probe_aws.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace stsmfa::verb {

namespace {

using Problems = std::vector<view::Problem>;

enum class Presence { there, missing, unread };

Presence presence_of(const profile::Config& config) {
  if (config.exists) return Presence::there;
  return config.fault.empty() ? Presence::missing : Presence::unread;
}

view::Fact file_fact(std::string name, const credentials::Location& location, Presence presence) {
  constexpr std::array<std::string_view, 3> remarks = {"", ", which is not there",
                                                       ", which is not read"};
  return {std::move(name),
          location.path + std::string(remarks.at(static_cast<std::size_t>(presence))),
          location.origin};
}

void refuse_name_with_all(const cli::Options& options) {
  if (!options.all || (!options.profile && !options.section)) return;
  throw usage_error("--all", "looks at every profile: no profile or section can be named with it");
}

/// `--all`, or nobody has named a profile and the one that is meant then is not there. Where there
/// is none at all, it is that one which is missed.
bool is_about_all(const profile::Context& context, const credentials::Document& document) {
  const cli::Options& options = context.options;
  if (options.all) return true;
  const bool is_named = cli::is_given(options.profile);
  if (is_named || profile::wanted_profile(options, context.environment) != profile::usual_profile) {
    return false;
  }
  const auto profiles = profile::profiles_with_sessions(
      profile::ProfileFiles(document, context.files.config), profile::long_term_suffix(options));
  return !profiles.empty() &&
         std::ranges::find(profiles, profile::usual_profile) == profiles.end() &&
         !document.has(profile::usual_profile);
}

/// What the plan tells of who somebody is.
void note_identities(view::Identities& known, const profile::Plan& plan) {
  known.key_ids.push_back(plan.keys.access_key_id);
  for (const profile::Role& role : plan.roles) {
    if (role.session_name) known.users.push_back(role.session_name->value);
  }
  for (const profile::Role& role : plan.onward) {
    if (role.session_name) known.users.push_back(role.session_name->value);
  }
}

/// A run of the verb: what it has to say, and for whom.
struct Visit {
  const profile::Context& context;
  cli::Report& report;
  view::Page page = {};
  view::Identities known = {};
};

using Sentences = std::set<std::string, std::less<>>;

/// Whether a sentence is one of these, or one of these behind a colon.
bool ends_with_any(std::string_view sentence, const Sentences& sentences) {
  constexpr std::string_view colon = ": ";
  for (std::size_t at = 0;;) {
    if (sentences.contains(sentence.substr(at))) return true;
    at = sentence.find(colon, at);
    if (at == std::string_view::npos) return false;
    at += colon.size();
  }
}

/// Those that others do not tell: a line that keeps a profile from being read is told by the file's
/// and by the profile's, keys that are not sent by the profile's and by AWS's.
void add_untold(Problems& told, Problems more) {
  Sentences sentences;
  for (const view::Problem& problem : told) {
    sentences.insert(problem.what);
  }
  for (view::Problem& problem : more) {
    if (ends_with_any(problem.what, sentences)) continue;
    sentences.insert(problem.what);
    told.push_back(std::move(problem));
  }
}

/// Who has named no profile learns that there are more than the one.
std::vector<view::Fact> explain_others(const session::Snapshot& seen,
                                       const profile::Context& context) {
  if (cli::is_given(context.options.profile)) return {};
  auto others =
      profile::profiles_with_sessions(profile::ProfileFiles(seen.document, context.files.config),
                                      profile::long_term_suffix(context.options));
  std::erase(others, seen.plan.names.profile);
  if (others.empty()) return {};
  const std::string what =
      others.size() == 1 ? " profile, not looked at" : " profiles, not looked at";
  return {{"others", std::to_string(others.size()) + what, "stsmfa doctor --all does"}};
}

/// The parts that need a profile which can be planned.
Problems examine(Visit& visit, os::FileContent content) {
  const profile::Context& context = visit.context;
  const Time time = now();
  const session::Snapshot seen = session::take_snapshot(context, std::move(content), time);
  note_identities(visit.known, seen.plan);
  visit.page.heading("Profile " + seen.plan.names.profile);
  std::vector<view::Fact> facts = view::explain(seen.plan, context);
  facts.push_back(view::explain_session(seen, time));
  std::ranges::move(view::explain_kept_session(seen, context, time), std::back_inserter(facts));
  std::ranges::move(view::explain_sharing(seen, context, time), std::back_inserter(facts));
  std::ranges::move(explain_others(seen, context), std::back_inserter(facts));
  visit.page.facts(facts);
  const auto objections = credentials::objections_to(
      1, [&](std::size_t) { return session::trial_edit(seen.plan); }, seen.document);
  const Error* const objection = objections.empty() ? nullptr : &objections.begin()->second;
  Problems problems =
      view::find_problems({seen.document, seen.profile, seen.plan, objection}, context);
  view::AwsProbe aws = view::probe_aws(seen, context, visit.report);
  if (!aws.facts.empty()) visit.page.heading("AWS");
  visit.page.facts(aws.facts);
  add_untold(problems, std::move(aws.problems));
  return problems;
}

Problems examine_all(Visit& visit, const credentials::Document& document) {
  view::Checkup checkup = view::check_all(document, visit.context);
  if (!checkup.profiles.empty()) visit.page.heading("Profiles");
  visit.page.facts(checkup.profiles);
  visit.page.heading("AWS");
  visit.page.facts({{"not asked", "stsmfa doctor NAME asks about one profile", ""}});
  return std::move(checkup.problems);
}

/// The profile whose session this one gets for the SDKs, by stsmfa; empty where it does not.
std::string served_profile(const profile::SectionNames& names, const profile::ProfileFiles& files) {
  if (!profile::is_missing(names, files)) return {};
  return profile::profile_of_own_command(files.layers_of(names.profile)).value_or("");
}

/// There is no more to examine of one that gets another's session.
void explain_served(Visit& visit, const std::string& profile, const std::string& served) {
  visit.page.heading("Profile " + profile);
  visit.page.facts(
      {{"session", "that of " + served + ", by its credential_process, which is stsmfa",
        "stsmfa doctor " + shell_word(served) + " looks at it"}});
}

/// The profile's own problems; what the files as such have is said already.
Problems examine_one(Visit& visit, const credentials::Document& document, os::FileContent content) {
  const profile::ProfileFiles files(document, visit.context.files.config);
  Problems of_sections = view::find_section_problems(visit.context, files);
  try {
    const profile::SectionNames names = profile::name_sections(visit.context, files);
    if (const std::string served = served_profile(names, files); !served.empty()) {
      explain_served(visit, names.profile, served);
      return of_sections;
    }
    return examine(visit, std::move(content));  // the document's text goes with it
  } catch (const Error& error) {
    return view::problems_without_plan(error, std::move(of_sections));
  }
}

Problems find_problems(Visit& visit) {
  const profile::Context& context = visit.context;
  const profile::Files& files = context.files;
  auto content = os::read_file(files.credentials_path());
  visit.page.heading("Files");
  visit.page.facts({file_fact("credentials", files.locations.credentials,
                              content ? Presence::there : Presence::missing),
                    file_fact("config", files.locations.config, presence_of(files.config))});
  if (!content) content.emplace();
  try {
    const credentials::Document document(content->bytes.reveal(), files.credentials_path());
    Problems problems = view::find_environment_problems(document, context);
    add_untold(problems, view::find_file_problems(*content, document, context));
    add_untold(problems, is_about_all(context, document)
                             ? examine_all(visit, document)
                             : examine_one(visit, document, std::move(*content)));
    return problems;
  } catch (const Error& error) {
    return {view::problem_of(error)};
  }
}

}  // namespace

ExitStatus doctor(const cli::Options& options, const Environment& environment,
                  cli::Report& report) {
  refuse_name_with_all(options);
  const profile::Files files = profile::find_files(options, environment);
  const profile::Context context{options, environment, files};
  Visit visit{.context = context, .report = report, .page = {}, .known = {}};
  if (options.report) visit.known = view::identities_of(environment);
  const Problems problems = find_problems(visit);
  visit.page.problems(problems);
  const std::string& text = visit.page.text();
  print_page(options.report ? view::mask_identities(text, visit.known) : text);
  return problems.empty() ? ExitStatus::success : ExitStatus::plan_impossible;
}

}  // namespace stsmfa::verb
