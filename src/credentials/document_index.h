#pragma once

#include "credentials/block.h"
#include "credentials/block_table.h"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stsmfa::credentials {

/// The headers that follow a lone carriage return, which to Python, and so to botocore, ends a
/// line: the text from each on, by the names of their sections.
using HiddenHeaders = std::map<std::string_view, std::string_view>;
HiddenHeaders hidden_headers(std::string_view text);

/// What is said of one: `section [x] stands behind a lone carriage return`.
std::string words_on_hidden(std::string_view section);

/// Where things stand in a credentials file, for those who ask often: each answer costs the same,
/// however large the file is, but the first of its kind, which goes through the file. Views of the
/// text and of its blocks, which outlive it.
class DocumentIndex {
 public:
  DocumentIndex(std::string_view text, std::span<const Block> blocks);

  bool has(std::string_view section) const { return table_.first(section).has_value(); }
  /// In the order of the file.
  std::vector<Block> blocks_of(std::string_view section) const;
  std::vector<Block> near_twins_of(std::string_view section) const;

  std::optional<std::string_view> hidden_header_of(std::string_view section) const;

  /// The number of line ends before the offset.
  std::size_t line_ends_before(std::size_t offset) const;

 private:
  std::string_view text_;
  std::span<const Block> blocks_;
  BlockTable table_;
  using NearTwins = std::unordered_map<std::string_view, std::vector<Block>>;
  mutable std::optional<NearTwins> near_twins_ = {};  ///< by plain name
  mutable std::optional<HiddenHeaders> hidden_ = {};
  mutable std::vector<std::size_t> line_ends_ = {};  ///< before each piece of the text
};

}  // namespace stsmfa::credentials
