#include "profile/near_sections.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace stsmfa::profile {

namespace {

constexpr std::string_view prefix = "profile";

bool is_separator(char c) { return c == '-' || c == '_' || c == '.' || is_blank(c); }

/// The letters alone, in lower case.
std::string bare(std::string_view text) {
  std::string letters = lower_case(text);
  std::erase_if(letters, is_separator);
  return letters;
}

/// Whether a part of `text` can differ from `wanted` by fewer than `edits`: of so many pieces of
/// `wanted` one is then there as it is. Most names have none, and cost nothing more.
bool may_have_near(std::string_view text, std::string_view wanted, std::size_t edits) {
  const std::size_t size = std::max<std::size_t>(wanted.size() / edits, 1);
  for (std::size_t i = 0; i < edits && i * size < wanted.size(); ++i) {
    if (text.find(wanted.substr(i * size, size)) != std::string_view::npos) return true;
  }
  return false;
}

/// Where the part of `name` begins that is nearest to the suffix; npos when none is near. One that
/// is not the suffix letter by letter is parted from the name.
std::size_t begin_of_suffix(std::string_view name, std::string_view suffix) {
  const std::string wanted = bare(suffix);
  std::size_t least = wanted.size() / 4 + 1;
  std::size_t begin = std::string_view::npos;
  if (!may_have_near(bare(name), wanted, least)) return begin;
  for (std::size_t at = 1; at < name.size(); ++at) {
    const std::size_t distance = edit_distance(bare(name.substr(at)), wanted);
    if (distance >= least || (distance > 0 && !is_separator(name[at]))) continue;
    least = distance;
    begin = at;
  }
  return begin;
}

}  // namespace

std::string nearly_long_term(const std::string& name, std::string_view suffix,
                             const credentials::Document& document) {
  if (suffix.empty()) return {};
  const std::string_view inner = strip(name);
  std::string meant(inner);
  if (!inner.ends_with(suffix)) {
    const std::size_t at = begin_of_suffix(inner, suffix);
    if (at == std::string_view::npos) return {};
    meant = std::string(inner.substr(0, at)) + std::string(suffix);
  }
  return meant == name || document.has(meant) ? std::string() : meant;
}

Error not_a_long_term_section(const credentials::Block& block, const std::string& meant,
                              const credentials::Document& document) {
  return plan_error({},
                    document.path() + ": line " + std::to_string(document.line_number(block.text)) +
                        ": [" + std::string(block.name) + "] is not read as a long-term section",
                    "call it [" + meant + "]");
}

void refuse_padded_section(const std::string& name, std::string_view suffix,
                           const credentials::Document& document) {
  if (strip(name).size() == name.size()) return;
  const std::string meant = nearly_long_term(name, suffix, document);
  if (meant.empty()) return;
  for (const credentials::Block& block : document.blocks()) {
    if (block.name == name) throw not_a_long_term_section(block, meant, document);
  }
}

std::size_t line_of_open_header(std::string_view name, const credentials::Document& document) {
  const std::string header = "[" + std::string(name);
  const std::string_view text = document.text();
  for (auto at = text.find(header); at != std::string_view::npos; at = text.find(header, at + 1)) {
    const std::string_view line = text.substr(at, text.find_first_of("\r\n", at) - at);
    const bool is_first = at == 0 || text[at - 1] == '\n';
    if (is_first && trim(line) == header) return document.line_number(line);
  }
  return 0;
}

std::string named_as_in_config(std::string_view name) {
  const auto blank = name.find_first_of(" \t");
  if (blank == std::string_view::npos || name.substr(0, blank) != prefix) return {};
  return std::string(trim(name.substr(blank)));
}

std::string nearly_profile(std::string_view name) {
  constexpr std::array<std::string_view, 4> others = {"default", "plugins", "preview", "profile"};
  const auto end = name.find_first_of(" \t:");
  const std::string_view first = name.substr(0, end);
  const bool alone = end == std::string_view::npos;
  if (alone && std::ranges::find(others, first) != others.end()) return {};
  if (equal_ignoring_case(name, "default")) return "default";
  if (alone) return std::string(prefix) + " " + std::string(name);
  if (first == prefix && is_blank(name[end])) return {};
  if (edit_distance(lower_case(first), prefix) > 2) return {};
  return std::string(prefix) + " " + std::string(trim(name.substr(end + 1)));
}

}  // namespace stsmfa::profile
