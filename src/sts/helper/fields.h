#pragma once

#include "base/secret.h"
#include "sts/protocol.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::helper {

constexpr std::size_t longest_name = 128;           ///< of an element or a member
constexpr std::size_t longest_value = 16UL * 1024;  ///< of a field, a code, a message

/// The fields of a reply, as long as they keep the limits that make every reply fit a message: 256
/// of them, names of 128 bytes, values of 16 KiB, 512 KiB in all.
class Fields {
 public:
  /// Adds a field, its value without white space. False, and nothing is added, when that would
  /// break a limit.
  bool add(std::string path, const Secret& value);
  std::vector<sts::Field> take() { return std::move(fields_); }

 private:
  std::vector<sts::Field> fields_;
  std::size_t size_ = 0;
};

/// A text for people, without white space at its ends; cut at the longest value, since nothing
/// depends on its being whole.
std::string readable(std::string_view text);

}  // namespace stsmfa::helper
