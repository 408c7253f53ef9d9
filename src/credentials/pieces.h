#pragma once

#include "base/secret.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// A text as the pieces that it is made of, in their order: views of another text, which outlives
/// it, and what was put between them. So a large file is edited without a copy of it, and what has
/// stayed is seen by where it lies. No piece is empty.
class Pieces {
 public:
  Pieces() = default;
  explicit Pieces(std::string_view text) { add(text); }

  void add(std::string_view view);
  void add(Secret inserted);

  const std::vector<std::string_view>& views() const { return views_; }
  std::size_t size() const;
  bool equal(std::string_view text) const;

  /// The bytes from `begin` on, at most `size`, as one.
  Secret part(std::size_t begin, std::size_t size) const;
  /// All of them.
  Secret joined() const { return part(0, size()); }

 private:
  std::vector<std::string_view> views_ = {};
  std::vector<Secret> inserted_ = {};
};

}  // namespace stsmfa::credentials
