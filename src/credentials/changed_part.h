#pragma once

#include "base/secret.h"
#include "credentials/block.h"
#include "credentials/document.h"
#include "credentials/pieces.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace stsmfa::credentials {

/// The part of a text outside of which an edit has left every byte where it was, and how the bytes
/// inside it are now. It begins and ends at a header in the first column, or where the text does:
/// whatever stands before or behind it, every reader takes it for the same sections.
struct ChangedPart {
  std::size_t begin;                  ///< in the text before the edit
  std::size_t end;                    ///< in the text before the edit
  std::span<const Block> old_blocks;  ///< that lie in it
  Secret text;                        ///< what stands there now
};

/// Judges by where the pieces lie in memory, and by nothing that the edit says of itself: a piece
/// that is no view of the document's text at its very place has changed.
ChangedPart changed_part(const Document& original, const Pieces& edited);

}  // namespace stsmfa::credentials
