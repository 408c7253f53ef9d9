#pragma once

#include "credentials/block.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// Where the blocks of each name are: an answer costs the same however many blocks there are, and
/// making it a hundredth of what reading them from the disk does. The blocks outlive it.
class BlockTable {
 public:
  explicit BlockTable(std::span<const Block> blocks);

  /// The place of the first block of that name; nullopt when there is none.
  std::optional<std::size_t> first(std::string_view name) const;
  /// The place of the next block of the same name.
  std::optional<std::size_t> next(std::size_t place) const;
  /// Whether any name is that of several blocks.
  bool has_repeats() const { return has_repeats_; }

 private:
  /// Places are counted from 1, since 0 is none: half the memory of an optional, of which a file
  /// may need 100,000.
  using Number = std::uint32_t;
  static std::optional<std::size_t> place_of(Number number);
  std::size_t find_slot(std::string_view name) const;

  std::span<const Block> blocks_;
  std::vector<Number> slots_;  ///< a hash table, at most half full, of the first of each name
  std::vector<Number> next_;
  bool has_repeats_ = false;
};

}  // namespace stsmfa::credentials
