#include "credentials/document.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/encoding.h"

#include <algorithm>
#include <unordered_set>

namespace stsmfa::credentials {

namespace {

/// How a '[' stands on its line.
enum class Place { first, indented, inside };

Place place_of(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != '\n' && is_space(text[begin - 1])) {
    --begin;
  }
  if (begin > 0 && text[begin - 1] != '\n') return Place::inside;
  return begin == at ? Place::first : Place::indented;
}

/// Where the header that begins at `at` has its ']'; npos when its line has none.
std::size_t closing_bracket(std::string_view text, std::size_t at) {
  return text.substr(0, text.find('\n', at)).find(']', at);
}

void refuse_other_encodings(std::string_view text, const std::string& path) {
  std::string flaw = encoding_flaw(text);
  if (flaw.empty()) return;
  Error error = file_error("read", path, std::move(flaw));
  error.hint = encoding_hint;
  throw Error(std::move(error));
}

/// Whether a header's name is `wanted`. Looks at the bytes only where the length can be right.
bool is_named(std::string_view name, std::string_view wanted) {
  if (name.size() == wanted.size()) return name == wanted && unquoted(name) == wanted;
  return name.size() == wanted.size() + 2 && name.ends_with('"') && unquoted(name) == wanted;
}

}  // namespace

std::string unquoted(std::string_view name) {
  const std::size_t quote = name.find('"');
  const bool opens = quote == 0 || (quote != std::string_view::npos && is_blank(name[quote - 1]));
  if (!opens || quote + 1 == name.size() || !name.ends_with('"')) return std::string(name);
  std::string result(name.substr(0, name.size() - 1));
  return result.erase(quote, 1);
}

Document::Document(std::string_view text, std::string path) : text_(text), path_(std::move(path)) {
  refuse_other_encodings(text, path_);
  const std::size_t start = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const std::string_view body = text.substr(start);
  std::size_t begin = 0;  // of the stretch from the last header in the first column
  bool indented = false;  // whether that stretch may hold indented headers
  for (std::size_t at = body.find('['); at != std::string_view::npos; at = body.find('[', at + 1)) {
    const Place place = place_of(body, at);
    if (place == Place::inside || closing_bracket(body, at) == std::string_view::npos) continue;
    if (place == Place::first) add_blocks_of(body.substr(begin, at - begin), indented);
    if (place == Place::first) begin = at;
    indented = place == Place::indented || (place != Place::first && indented);
  }
  add_blocks_of(body.substr(begin), indented);
}

/// Adds the blocks of a stretch that has at most one header in the first column, its first line.
/// Whether an indented header is one or continues a value, the lines above it tell.
void Document::add_blocks_of(std::string_view stretch, bool has_indented_headers) {
  if (!has_indented_headers) {
    if (!stretch.starts_with('[')) return;
    const std::size_t end = closing_bracket(stretch, 0);
    if (end != std::string_view::npos) {
      blocks_.push_back({trim(stretch.substr(1, end - 1)), stretch});
    }
    return;
  }
  const char* const end = stretch.data() + stretch.size();
  const std::size_t first = blocks_.size();
  for (const Line& line : read_lines(stretch)) {
    if (line.kind != LineKind::section) continue;
    const char* const begin = line.text.data();
    if (blocks_.size() > first) {
      std::string_view& above = blocks_.back().text;
      above = above.substr(0, static_cast<std::size_t>(begin - above.data()));
    }
    blocks_.push_back({line.name, {begin, static_cast<std::size_t>(end - begin)}});
  }
}

std::vector<std::string> Document::section_names() const {
  std::vector<std::string> names;
  std::unordered_set<std::string> seen;
  for (const Block& block : blocks_) {
    std::string name = unquoted(block.name);
    if (seen.insert(name).second) names.push_back(std::move(name));
  }
  return names;
}

void Document::index_names() {
  index_.emplace();
  for (const Block& block : blocks_) {
    (*index_)[unquoted(block.name)].push_back(block);
  }
}

Document indexed(Document document) {
  document.index_names();
  return document;
}

bool Document::has(std::string_view section) const {
  if (index_) return index_->contains(section);
  return std::ranges::any_of(blocks_,
                             [&](const Block& block) { return is_named(block.name, section); });
}

std::string_view Document::preamble() const {
  const std::size_t start = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const char* const end =
      blocks_.empty() ? text_.data() + text_.size() : blocks_.front().text.data();
  return text_.substr(start, static_cast<std::size_t>(end - text_.data()) - start);
}

std::vector<Block> Document::blocks_of(std::string_view section) const {
  if (index_) {
    const auto indexed = index_->find(section);
    return indexed == index_->end() ? std::vector<Block>() : indexed->second;
  }
  std::vector<Block> found;
  std::ranges::copy_if(blocks_, std::back_inserter(found),
                       [&](const Block& block) { return is_named(block.name, section); });
  return found;
}

std::size_t Document::line_number(std::string_view part) const {
  return 1 + static_cast<std::size_t>(std::count(text_.data(), part.data(), '\n'));
}

std::optional<Section> readable_section(const Document& document, std::string_view name) {
  try {
    return document.section(name);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace stsmfa::credentials
