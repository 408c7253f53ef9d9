#include "verb/doctor.h"

#include "app/check_up.h"
#include "app/diagnosis.h"
#include "app/files.h"
#include "base/error.h"
#include "base/text.h"
#include "verb/result.h"

#include <algorithm>
#include <iterator>

namespace stsmfa::verb {

using namespace app;

namespace {

/// Headings with facts below them, in two columns.
class Page {
 public:
  void heading(std::string_view title) {
    text_ += (text_.empty() ? "" : "\n") + std::string(title) + "\n";
  }

  void facts(const std::vector<Fact>& facts) {
    std::size_t widest = 0;
    for (const Fact& fact : facts) {
      widest = std::max(widest, fact.name.size());
    }
    for (const Fact& fact : facts) {
      std::string name = fact.name;
      name.resize(widest, ' ');
      text_ += "  " + escape(name) + "  " + escape(fact.value);
      if (!fact.origin.empty()) text_ += "  (" + escape(fact.origin) + ")";
      text_ += "\n";
    }
  }

  void problems(const std::vector<Problem>& problems) {
    heading(problems.empty() ? "Nothing is wrong." : "Wrong:");
    for (const Problem& problem : problems) {
      text_ += "  - " + escape(problem.what) + "\n";
      if (!problem.hint.empty()) text_ += "    " + escape(problem.hint) + "\n";
    }
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

Fact file_fact(std::string name, const credentials::Location& location, bool is_there) {
  return {std::move(name), location.path + (is_there ? "" : ", which is not there"),
          location.origin};
}

/// The parts that need a profile which can be planned.
std::vector<Problem> examine(const Viewer& viewer, os::FileContent content, Page& page,
                             const Report& report) {
  const Time time = now();
  const Look seen = look(viewer, std::move(content), time, {});
  const SectionNames& names = seen.plan.names;
  page.heading("Profile " + escape(names.profile));
  std::vector<Fact> facts = explain(seen.plan, viewer.options);
  facts.push_back(explain_session(seen, time));
  std::ranges::move(explain_sharing(seen, viewer, time), std::back_inserter(facts));
  page.facts(facts);
  std::vector<Problem> problems = find_problems(seen, viewer);
  const CheckUp aws = check_up(seen, viewer, report);
  page.heading("AWS");
  page.facts(aws.facts);
  problems.insert(problems.end(), aws.problems.begin(), aws.problems.end());
  return problems;
}

}  // namespace

ExitStatus doctor(const Options& options, const Environment& environment, const Report& report) {
  const FileLocations files = locate_files(options, environment);
  auto content = os::read_file(files.credentials.path);
  const Config config = read_config(files.config.path);
  const Viewer viewer{options, environment, config, files.credentials.path};
  Page page;
  page.heading("Files");
  page.facts({file_fact("credentials", files.credentials, content.has_value()),
              file_fact("config", files.config, config.exists)});
  if (!content) content.emplace();
  std::vector<Problem> problems;
  try {
    problems = examine(viewer, std::move(*content), page, report);
  } catch (const Error& error) {
    problems = {problem_of(error)};
  }
  page.problems(problems);
  print_result(page.text());
  return problems.empty() ? ExitStatus::success : ExitStatus::plan_impossible;
}

}  // namespace stsmfa::verb
