#include "credentials/document_index.h"

#include "credentials/lines.h"

#include <algorithm>

namespace stsmfa::credentials {

namespace {

/// Of the pieces whose line ends are counted once: one is counted again in a microsecond.
constexpr std::size_t piece_size = 4096;

std::size_t count_line_ends(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

HiddenHeaders hidden_headers(std::string_view text) {
  HiddenHeaders headers;
  std::size_t begin = 0;  // of what follows the blanks behind a carriage return
  for (std::size_t at = text.find('\r'); at != std::string_view::npos;
       at = text.find('\r', begin)) {
    begin = text.find_first_not_of(" \t\r", at);
    if (begin == std::string_view::npos) break;
    if (text[begin] != '[') continue;
    const std::size_t size = text.substr(begin).find_first_of("\r\n");
    const std::string_view line = text.substr(begin, size);
    if (is_header(line)) headers.emplace(header_name(line), text.substr(begin));
  }
  return headers;
}

std::string words_on_hidden(std::string_view section) {
  return "section [" + std::string(section) + "] stands behind a lone carriage return";
}

DocumentIndex::DocumentIndex(std::string_view text, std::span<const Block> blocks)
    : text_(text), blocks_(blocks), table_(blocks) {}

std::vector<Block> DocumentIndex::blocks_of(std::string_view section) const {
  std::vector<Block> found;
  for (auto place = table_.first(section); place; place = table_.next(*place)) {
    found.push_back(blocks_[*place]);
  }
  return found;
}

std::vector<Block> DocumentIndex::near_twins_of(std::string_view section) const {
  if (!near_twins_) {
    near_twins_.emplace();
    for (const Block& block : blocks_) {
      if (is_near_twin(block)) (*near_twins_)[plain_name(block.name)].push_back(block);
    }
  }
  const auto found = near_twins_->find(section);
  return found == near_twins_->end() ? std::vector<Block>() : found->second;
}

std::optional<std::string_view> DocumentIndex::hidden_header_of(std::string_view section) const {
  if (!hidden_) hidden_ = hidden_headers(text_);
  const auto found = hidden_->find(section);
  return found == hidden_->end() ? std::nullopt : std::optional(found->second);
}

std::size_t DocumentIndex::line_ends_before(std::size_t offset) const {
  std::size_t line_ends = 0;
  for (std::size_t begin = 0; line_ends_.size() * piece_size <= text_.size(); begin += piece_size) {
    line_ends_.push_back(line_ends);
    line_ends += count_line_ends(text_.substr(begin, piece_size));
  }
  const std::size_t piece = offset / piece_size;
  const std::size_t begin = piece * piece_size;
  return line_ends_[piece] + count_line_ends(text_.substr(begin, offset - begin));
}

}  // namespace stsmfa::credentials
