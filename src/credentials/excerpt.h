#pragma once

#include "base/secret.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stsmfa::credentials {

/// The sections of a few names out of a large file, which is read in pieces: nothing else of it is
/// kept in memory, and what is looked at is still in the processor's cache. Says so where the whole
/// file has to be looked at: a byte that no text has, a byte order mark, a header that is indented.
class Excerpt {
 public:
  explicit Excerpt(std::vector<std::string> names) : names_(std::move(names)) {}

  /// The next piece of the file; the last line of it may go on in the one that follows. False once
  /// the whole file has to be looked at.
  bool feed(std::string_view piece);
  /// To be called after the last piece. False where the whole file has to be looked at.
  bool finish();

  /// The sections as they stand in the file, one behind the other.
  std::string_view text() const { return text_.reveal(); }
  bool covers(std::string_view name) const {
    return std::ranges::find(names_, name) != names_.end();
  }

 private:
  void take(std::string_view lines);

  std::vector<std::string> names_;  ///< so few that to look at each costs less than to hash one
  Secret text_ = {};
  Secret line_ = {};        ///< the begun one
  bool is_wanted_ = false;  ///< the section that the next line belongs to
  bool is_first_ = true;
  bool is_usable_ = true;
};

}  // namespace stsmfa::credentials
