#pragma once

#include <string_view>

namespace stsmfa::credentials {

/// A header and the lines below it up to the next header, as they stand in the file.
struct Block {
  std::string_view name;  ///< as header_name gives it
  std::string_view text;  ///< with the header and all line ends
};

/// What a header's writer meant by its name: without the white space and the quotes around it, and
/// without a comment behind the bracket that has brackets itself (`[dev] # see [wiki]`).
std::string_view plain_name(std::string_view name);

/// Whether readers other than Python's, or people, take the block's section for one of another
/// name: its plain name.
inline bool is_near_twin(const Block& block) { return plain_name(block.name) != block.name; }

}  // namespace stsmfa::credentials
