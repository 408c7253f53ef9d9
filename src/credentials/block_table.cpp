#include "credentials/block_table.h"

#include <bit>
#include <functional>

namespace stsmfa::credentials {

BlockTable::BlockTable(std::span<const Block> blocks)
    : blocks_(blocks), slots_(std::bit_ceil(2 * blocks.size() + 1)), next_(blocks.size()) {
  for (std::size_t place = blocks.size(); place-- > 0;) {  // so that the first is met last
    Number& slot = slots_[find_slot(blocks[place].name)];
    if (slot != 0) has_repeats_ = true;
    next_[place] = slot;
    slot = static_cast<Number>(place + 1);
  }
}

std::optional<std::size_t> BlockTable::first(std::string_view name) const {
  return place_of(slots_[find_slot(name)]);
}

std::optional<std::size_t> BlockTable::next(std::size_t place) const {
  return place_of(next_[place]);
}

std::optional<std::size_t> BlockTable::place_of(Number number) {
  return number == 0 ? std::nullopt : std::optional<std::size_t>(number - 1);
}

/// The slot that has the name, or the empty one where it would be.
std::size_t BlockTable::find_slot(std::string_view name) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>()(name) & mask;
  while (slots_[slot] != 0 && blocks_[slots_[slot] - 1].name != name) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

}  // namespace stsmfa::credentials
