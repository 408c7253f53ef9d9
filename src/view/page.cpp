#include "view/page.h"

#include "base/text.h"

#include <algorithm>

namespace stsmfa::view {

void Page::heading(std::string_view title) {
  text_ += (text_.empty() ? "" : "\n") + escape(title) + "\n";
}

void Page::facts(const std::vector<Fact>& facts) {
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

void Page::problems(const std::vector<Problem>& problems) {
  heading(problems.empty() ? "Nothing is wrong." : "Wrong:");
  for (const Problem& problem : problems) {
    text_ += "  - " + escape(problem.what) + "\n";
    if (!problem.hint.empty()) text_ += "    " + escape(problem.hint) + "\n";
  }
}

}  // namespace stsmfa::view
