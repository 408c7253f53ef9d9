#include "verb/doctor.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/location.h"
#include "os/file.h"
#include "profile/files.h"
#include "profile/section_names.h"
#include "session/lock_watch.h"
#include "session/snapshot.h"
#include "verb/result.h"
#include "view/diagnosis.h"
#include "view/explain_plan.h"
#include "view/explain_sharing.h"
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

enum class Presence { there, missing };

view::Fact file_fact(std::string name, const credentials::Location& location, Presence presence) {
  return {std::move(name),
          location.path + (presence == Presence::there ? "" : ", which is not there"),
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

}  // namespace

ExitStatus doctor(const cli::Options& options, const Environment& environment,
                  cli::Report& report) {
  const profile::Files files = profile::find_files(options, environment);
  auto content = os::read_file(files.credentials_path());
  const profile::Context context{options, environment, files};
  Page page;
  page.heading("Files");
  page.facts({file_fact("credentials", files.locations.credentials,
                        content ? Presence::there : Presence::missing),
              file_fact("config", files.locations.config,
                        files.config.exists ? Presence::there : Presence::missing)});
  if (!content) content.emplace();
  std::vector<view::Problem> problems;
  try {
    problems = examine(context, std::move(*content), page, report);
  } catch (const Error& error) {
    problems = {view::problem_of(error)};
  }
  page.problems(problems);
  print_result(page.text());
  return problems.empty() ? ExitStatus::success : ExitStatus::plan_impossible;
}

}  // namespace stsmfa::verb
