#include "view/page.h"

#include "base/text.h"
#include "cli/columns.h"

#include <algorithm>

namespace stsmfa::view {

void Page::heading(std::string_view title) {
  text_ += (text_.empty() ? "" : "\n") + escape(title) + "\n";
}

void Page::facts(const std::vector<Fact>& facts) {
  std::size_t widest = 0;
  for (const Fact& fact : facts) {
    widest = std::max(widest, cli::columns(escape(fact.name)));
  }
  for (const Fact& fact : facts) {
    text_ += "  " + cli::padded(escape(fact.name), widest) + "  " + escape(fact.value);
    if (!fact.origin.empty()) text_ += "  (" + escape(fact.origin) + ")";
    text_ += "\n";
  }
}

void Page::problems(const std::vector<Problem>& problems) {
  heading(problems.empty() ? "Nothing is wrong." : "Wrong:");
  for (const Problem& problem : problems) {
    text_ += "  - " + escape(problem.what) + "\n";
    if (!problem.hint.empty()) text_ += "    " + escape(problem.hint) + "\n";
  }
}

}  // namespace stsmfa::view
