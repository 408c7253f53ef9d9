#include "cli/completions/template.h"

#include "base/error.h"

#include <algorithm>

namespace stsmfa::cli {

namespace {

constexpr std::string_view mark = "@@";

const std::string& find_part(std::string_view name, const Parts& parts) {
  const auto named = [&](const auto& part) { return part.first == name; };
  const auto found = std::ranges::find_if(parts, named);
  if (found != parts.end()) return found->second;
  throw Error{.action = "fill in", .object = std::string(name), .cause = "no such part"};
}

}  // namespace

std::string fill_template(std::string_view text, const Parts& parts) {
  std::string filled;
  for (;;) {
    const auto begin = text.find(mark);
    const auto end = text.find(mark, begin + mark.size());
    const bool has_part = begin != std::string_view::npos && end != std::string_view::npos;
    if (!has_part) return filled.append(text);
    const std::string_view name = text.substr(begin, end - begin).substr(mark.size());
    filled.append(text.substr(0, begin)).append(find_part(name, parts));
    text.remove_prefix(end + mark.size());
  }
}

}  // namespace stsmfa::cli
