#include "credentials/changed_part.h"

#include <algorithm>

namespace stsmfa::credentials {

namespace {

/// How many of the first bytes are where they were.
std::size_t unchanged_front(std::string_view text, const Pieces& edited) {
  const auto& views = edited.views();
  return !views.empty() && views.front().data() == text.data() ? views.front().size() : 0;
}

/// How many of the last bytes are, if there is more than one piece.
std::size_t unchanged_back(std::string_view text, const Pieces& edited) {
  const auto& views = edited.views();
  if (views.size() < 2) return 0;
  const std::string_view last = views.back();
  return last.data() + last.size() == text.data() + text.size() ? last.size() : 0;
}

}  // namespace

ChangedPart changed_part(const Document& original, const Pieces& edited) {
  const std::string_view text = original.text();
  const std::size_t front = unchanged_front(text, edited);
  // A piece that begins before the first one ends stands there twice in part.
  const std::size_t back = std::max(front, text.size() - unchanged_back(text, edited));
  const auto offset = [&](const Block& block) {
    return static_cast<std::size_t>(block.text.data() - text.data());
  };
  const auto is_boundary = [](const Block& block) { return block.text.starts_with('['); };
  const std::span<const Block> blocks = original.blocks();
  // What is put directly before a header belongs to the section above it.
  auto first = std::ranges::lower_bound(blocks, front, {}, offset);
  while (first != blocks.begin() && !is_boundary(*--first)) {
  }
  const bool has_boundary = first != blocks.end() && offset(*first) < front && is_boundary(*first);
  const std::size_t begin = has_boundary ? offset(*first) : 0;
  auto last = std::ranges::lower_bound(first, blocks.end(), back, {}, offset);
  last = std::find_if(last, blocks.end(), is_boundary);
  const std::size_t end = last != blocks.end() ? offset(*last) : text.size();
  const std::size_t behind = text.size() - end;
  return {begin, end, {first, last}, edited.part(begin, edited.size() - behind - begin)};
}

}  // namespace stsmfa::credentials
