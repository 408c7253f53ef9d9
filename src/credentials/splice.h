#pragma once

#include "base/secret.h"
#include "credentials/pieces.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// A part of a text to be replaced. An empty part is a place to insert whole lines at.
struct Splice {
  std::size_t begin;
  std::size_t size;
  Secret text;
};

/// The line end that is in use above `offset`; "\n" where there is none yet.
std::string_view line_end_above(std::string_view text, std::size_t offset);

/// `text` with its parts replaced; they do not overlap and are in any order, but for insertions at
/// one place, which stay in the order given. What is inserted begins on a line of its own: the line
/// above gets its end if it lacks one.
Pieces splice(std::string_view text, std::vector<Splice> splices);

}  // namespace stsmfa::credentials
