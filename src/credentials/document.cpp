#include "credentials/document.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/encoding.h"
#include "credentials/header_place.h"

#include <algorithm>

namespace stsmfa::credentials {

namespace {

void refuse_other_encodings(std::string_view text, const std::string& path) {
  std::string flaw = encoding_flaw(text);
  if (flaw.empty()) return;
  Error error = file_error("read", path, std::move(flaw));
  error.hint = encoding_hint;
  throw Error(std::move(error));
}

}  // namespace

std::string_view plain_name(std::string_view name) {
  name = strip(name.substr(0, name.find(']')));
  const bool quoted = name.size() > 1 && name.front() == name.back() &&
                      (name.front() == '"' || name.front() == '\'');
  return quoted ? strip(name.substr(1, name.size() - 2)) : name;
}

Document::Document(std::string_view text, std::string path) : text_(text), path_(std::move(path)) {
  refuse_other_encodings(text, path_);
  const std::size_t start = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const std::string_view body = text.substr(start);
  std::vector<Block> blocks;
  constexpr std::size_t bytes_of_a_section = 128;  // or more; what is not used costs no memory
  blocks.reserve(body.size() / bytes_of_a_section);
  std::size_t begin = 0;  // of the stretch from the last header in the first column
  Headers headers = Headers::in_first_column;  // of that stretch
  for (std::size_t at = body.find('['); at != std::string_view::npos; at = body.find('[', at + 1)) {
    const HeaderPlace place = place_of(body, at);
    if (place == HeaderPlace::inside || !header_at(body, at)) continue;
    if (place == HeaderPlace::indented) headers = Headers::indented_too;
    if (place != HeaderPlace::first) continue;
    add_blocks_of(body.substr(begin, at - begin), headers, blocks);
    begin = at;
    headers = Headers::in_first_column;
  }
  add_blocks_of(body.substr(begin), headers, blocks);
  blocks_ = std::make_shared<const std::vector<Block>>(std::move(blocks));
}

Document::Document(const Excerpt& excerpt, std::string path)
    : Document(excerpt.text(), std::move(path)) {
  excerpt_ = &excerpt;
}

void Document::require(std::string_view section) const {
  if (excerpt_ != nullptr && !excerpt_->covers(section)) throw BeyondExcerpt();
}

void Document::require_all() const {
  if (excerpt_ != nullptr) throw BeyondExcerpt();
}

/// Adds the blocks of a stretch that has at most one header in the first column, its first line.
/// Whether an indented header is one or continues a value, the lines above it tell.
void Document::add_blocks_of(std::string_view stretch, Headers headers,
                             std::vector<Block>& blocks) {
  if (headers == Headers::in_first_column) {
    if (!stretch.starts_with('[')) return;
    if (const auto header = header_at(stretch, 0)) {
      blocks.push_back({header_name(*header), stretch});
    }
    return;
  }
  const char* const end = stretch.data() + stretch.size();
  const std::size_t first = blocks.size();
  for (const Line& line : read_lines(stretch)) {
    if (line.kind != LineKind::section || line.name.empty()) continue;
    const char* const begin = line.text.data();
    if (blocks.size() > first) {
      std::string_view& above = blocks.back().text;
      above = above.substr(0, static_cast<std::size_t>(begin - above.data()));
    }
    blocks.push_back({line.name, {begin, static_cast<std::size_t>(end - begin)}});
  }
}

std::vector<std::string> Document::section_names() const {
  require_all();
  const BlockTable table(*blocks_);
  std::vector<std::string> names;
  names.reserve(blocks_->size());
  for (std::size_t place = 0; place < blocks_->size(); ++place) {
    const std::string_view name = (*blocks_)[place].name;
    if (!table.has_repeats() || table.first(name) == place) names.emplace_back(name);
  }
  return names;
}

const DocumentIndex* Document::index() const {
  constexpr int searched = 16;  // about what the index costs
  if (!index_ && ++questions_ > searched) {
    index_ = std::make_shared<const DocumentIndex>(text_, *blocks_);
  }
  return index_.get();
}

bool Document::has(std::string_view section) const {
  require(section);
  if (const DocumentIndex* known = index()) return known->has(section);
  return std::ranges::find(*blocks_, section, &Block::name) != blocks_->end();
}

std::string_view Document::preamble() const {
  require_all();
  const std::size_t start = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const char* const end =
      blocks_->empty() ? text_.data() + text_.size() : blocks_->front().text.data();
  return text_.substr(start, static_cast<std::size_t>(end - text_.data()) - start);
}

std::vector<Block> Document::blocks_of(std::string_view section) const {
  require(section);
  if (const DocumentIndex* known = index()) return known->blocks_of(section);
  std::vector<Block> found;
  std::ranges::copy_if(*blocks_, std::back_inserter(found),
                       [&](const Block& block) { return block.name == section; });
  return found;
}

std::vector<Block> Document::near_twins_of(std::string_view section) const {
  require_all();
  if (const DocumentIndex* known = index()) return known->near_twins_of(section);
  std::vector<Block> found;
  std::ranges::copy_if(*blocks_, std::back_inserter(found), [&](const Block& block) {
    return is_near_twin(block) && plain_name(block.name) == section;
  });
  return found;
}

std::optional<std::string_view> Document::hidden_header_of(std::string_view section) const {
  require_all();
  if (const DocumentIndex* known = index()) return known->hidden_header_of(section);
  const HiddenHeaders headers = hidden_headers(text_);
  const auto found = headers.find(section);
  return found == headers.end() ? std::nullopt : std::optional(found->second);
}

std::size_t Document::line_number(std::string_view part) const {
  require_all();
  const auto offset = static_cast<std::size_t>(part.data() - text_.data());
  if (const DocumentIndex* known = index()) return 1 + known->line_ends_before(offset);
  return 1 + static_cast<std::size_t>(std::ranges::count(text_.substr(0, offset), '\n'));
}

std::optional<Section> readable_section(const Document& document, std::string_view name) {
  try {
    return document.section(name);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace stsmfa::credentials
