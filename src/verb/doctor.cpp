#include "verb/doctor.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/document.h"
#include "credentials/location.h"
#include "os/file.h"
#include "profile/files.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "session/lock_watch.h"
#include "session/snapshot.h"
#include "verb/result.h"
#include "view/diagnosis.h"
#include "view/explain_plan.h"
#include "view/explain_sharing.h"
#include "view/find_file_problems.h"
#include "view/find_problems.h"
#include "view/probe_aws.h"

#include <algorithm>
#include <iterator>

namespace stsmfa::verb {

namespace {

/// Headings with facts below them, in two columns.
class Page {
 public:
  void heading(std::string_view title) {
    text_ += (text_.empty() ? "" : "\n") + std::string(title) + "\n";
  }

  void facts(const std::vector<view::Fact>& facts) {
    std::size_t widest = 0;
    for (const view::Fact& fact : facts) {
      widest = std::max(widest, fact.name.size());
    }
    for (const view::Fact& fact : facts) {
      std::string name = fact.name;
      name.resize(widest, ' ');
      text_ += "  " + escape(name) + "  " + escape(fact.value);
      if (!fact.origin.empty()) text_ += "  (" + escape(fact.origin) + ")";
      text_ += "\n";
    }
  }

  void problems(const std::vector<view::Problem>& problems) {
    heading(problems.empty() ? "Nothing is wrong." : "Wrong:");
    for (const view::Problem& problem : problems) {
      text_ += "  - " + escape(problem.what) + "\n";
      if (!problem.hint.empty()) text_ += "    " + escape(problem.hint) + "\n";
    }
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

view::Fact file_fact(std::string name, const credentials::Location& location, bool is_there) {
  return {std::move(name), location.path + (is_there ? "" : ", which is not there"),
          location.origin};
}

/// The parts that need a profile which can be planned.
std::vector<view::Problem> examine(const profile::Context& context, os::FileContent content,
                                   Page& page, cli::Report& report) {
  const Time time = now();
  const session::Snapshot seen = session::take_snapshot(context, std::move(content), time);
  const profile::SectionNames& names = seen.plan.names;
  page.heading("Profile " + escape(names.profile));
  std::vector<view::Fact> facts = view::explain(seen.plan, context.options);
  facts.push_back(view::explain_session(seen, time));
  std::ranges::move(view::explain_sharing(seen, context, time), std::back_inserter(facts));
  page.facts(facts);
  std::vector<view::Problem> problems = view::find_problems(seen, context);
  const view::AwsProbe aws = view::probe_aws(seen, context, report);
  page.heading("AWS");
  page.facts(aws.facts);
  problems.insert(problems.end(), aws.problems.begin(), aws.problems.end());
  return problems;
}

/// The profile's own problems; what the files as such have is said already.
std::vector<view::Problem> examine_one(const profile::Context& context, os::FileContent content,
                                       Page& page, cli::Report& report) {
  try {
    return examine(context, std::move(content), page, report);
  } catch (const Error& error) {
    return {view::problem_of(error)};
  }
}

/// The profiles to be checked where nothing names one and there is none that is called `default`;
/// none where one is meant.
std::vector<std::string> every_profile(const profile::Context& context,
                                       const os::FileContent& content) {
  const cli::Options& options = context.options;
  if (options.profile && !options.profile->empty()) return {};
  if (context.environment.first_of({"AWS_PROFILE", "AWS_DEFAULT_PROFILE"})) return {};
  const credentials::Document document(content.bytes.reveal(), context.files.credentials_path());
  const profile::ProfileFiles files(document, context.files.config);
  const profile::SectionNames names = profile::name_sections(options, context.environment, files);
  const bool has_default =
      names.kind != profile::ProfileKind::long_term_section || document.has(names.long_term);
  if (has_default) return {};
  return profile::profiles_with_sessions(files, profile::long_term_suffix(options));
}

/// One of many: its problems are told with its name, and no facts.
std::vector<view::Problem> examine_as_one_of_many(const std::string& profile,
                                                  const profile::Context& context,
                                                  const os::FileContent& content,
                                                  cli::Report& report) {
  cli::Options options = context.options;
  options.profile = profile;
  Page unshown;
  auto problems =
      examine_one({options, context.environment, context.files}, content, unshown, report);
  for (view::Problem& problem : problems) {
    problem.what = profile + ": " + problem.what;
  }
  return problems;
}

/// What is wrong beyond the files and the environment: with the profile that is meant, or with all,
/// a line each.
std::vector<view::Problem> examine_profiles(const profile::Context& context,
                                            os::FileContent content, Page& page,
                                            cli::Report& report) {
  const std::vector<std::string> profiles = every_profile(context, content);
  if (profiles.empty()) return examine_one(context, std::move(content), page, report);
  std::vector<view::Problem> all;
  std::vector<view::Fact> facts;
  for (const std::string& profile : profiles) {
    auto problems = examine_as_one_of_many(profile, context, content, report);
    const std::string count = std::to_string(problems.size());
    facts.push_back({profile, problems.empty() ? "nothing is wrong" : count + " wrong"});
    std::ranges::move(problems, std::back_inserter(all));
  }
  page.heading("Profiles");
  page.facts(facts);
  return all;
}

/// Those of a profile that the file's own do not tell: a line that keeps it from being read is told
/// by both.
void add_untold(std::vector<view::Problem>& told, std::vector<view::Problem> more) {
  for (view::Problem& problem : more) {
    const auto is_told = [&](const view::Problem& one) { return problem.what.ends_with(one.what); };
    if (std::ranges::none_of(told, is_told)) told.push_back(std::move(problem));
  }
}

}  // namespace

ExitStatus doctor(const cli::Options& options, const Environment& environment,
                  cli::Report& report) {
  const profile::Files files = profile::find_files(options, environment);
  auto content = os::read_file(files.credentials_path());
  const profile::Context context{options, environment, files};
  Page page;
  page.heading("Files");
  page.facts({file_fact("credentials", files.locations.credentials, content.has_value()),
              file_fact("config", files.locations.config, files.config.exists)});
  if (!content) content.emplace();
  const credentials::Document document(content->bytes.reveal(), files.credentials_path());
  std::vector<view::Problem> problems = view::find_environment_problems(document, context);
  add_untold(problems, view::find_file_problems(*content, document, context));
  add_untold(problems, examine_profiles(context, std::move(*content), page, report));
  page.problems(problems);
  print_result(page.text());
  return problems.empty() ? ExitStatus::success : ExitStatus::plan_impossible;
}

}  // namespace stsmfa::verb
