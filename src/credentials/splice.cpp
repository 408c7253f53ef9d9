#include "credentials/splice.h"

#include <algorithm>
#include <utility>

namespace stsmfa::credentials {

std::string_view line_end_above(std::string_view text, std::size_t offset) {
  const std::string_view above = text.substr(0, offset);
  const std::size_t newline = above.rfind('\n');
  const bool has_return = above.ends_with('\r') || (newline != std::string_view::npos &&
                                                    above.substr(0, newline).ends_with('\r'));
  return has_return ? "\r\n" : "\n";
}

Pieces splice(std::string_view text, std::vector<Splice> splices) {
  std::ranges::stable_sort(splices, {}, [](const Splice& part) {
    return std::pair(part.begin, part.size);  // an insertion goes before what is replaced there
  });
  Pieces result;
  std::size_t done = 0;
  for (Splice& part : splices) {
    result.add(text.substr(done, part.begin - done));
    done = part.begin + part.size;
    const std::string_view above = result.views().empty() ? "" : result.views().back();
    if (part.size == 0 && !above.empty() && !above.ends_with('\n')) {
      result.add(above.ends_with('\r') ? "\n" : line_end_above(text, part.begin));
    }
    result.add(std::move(part.text));
  }
  result.add(text.substr(done));
  return result;
}

}  // namespace stsmfa::credentials
