#include "credentials/pieces.h"

#include <algorithm>
#include <utility>

namespace stsmfa::credentials {

void Pieces::add(std::string_view view) {
  if (!view.empty()) views_.push_back(view);
}

void Pieces::add(Secret inserted) {
  if (inserted.empty()) return;
  inserted_.push_back(std::move(inserted));  // its bytes stay where they are
  views_.push_back(inserted_.back().reveal());
}

std::size_t Pieces::size() const {
  std::size_t size = 0;
  for (const std::string_view view : views_) {
    size += view.size();
  }
  return size;
}

bool Pieces::equal(std::string_view text) const {
  if (size() != text.size()) return false;
  for (const std::string_view view : views_) {
    const bool is_there = view.data() == text.data();
    if (!is_there && !text.starts_with(view)) return false;
    text.remove_prefix(view.size());
  }
  return true;
}

Secret Pieces::part(std::size_t begin, std::size_t size) const {
  Secret bytes;
  bytes.reserve(size);
  for (std::string_view view : views_) {
    const std::size_t before = std::min(begin, view.size());
    view.remove_prefix(before);
    begin -= before;
    bytes.append(view.substr(0, size - bytes.size()));
  }
  return bytes;
}

}  // namespace stsmfa::credentials
