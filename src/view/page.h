#pragma once

#include "view/diagnosis.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::view {

/// What `doctor` prints: headings with facts below them, in two columns, and what is wrong. All
/// that it is given is escaped.
class Page {
 public:
  void heading(std::string_view title);
  void facts(const std::vector<Fact>& facts);
  void problems(const std::vector<Problem>& problems);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace stsmfa::view
