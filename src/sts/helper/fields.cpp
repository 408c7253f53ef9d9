#include "sts/helper/fields.h"

#include "base/text.h"

namespace stsmfa::helper {

namespace {

constexpr std::size_t most_fields = 256;
constexpr std::size_t longest_values = 512UL * 1024;

Secret without_white_space(const Secret& text) {
  Secret result;
  result.reserve(text.size());
  for (const char c : text.reveal()) {
    if (!is_space(c)) result.append(c);
  }
  return result;
}

}  // namespace

bool Fields::add(std::string path, const Secret& value) {
  const std::size_t size = size_ + path.size() + value.size();
  if (fields_.size() == most_fields || value.size() > longest_value || size > longest_values) {
    return false;
  }
  size_ = size;
  fields_.push_back({std::move(path), without_white_space(value)});
  return true;
}

std::string readable(std::string_view text) {
  return std::string(trim(text.substr(0, longest_value)));
}

}  // namespace stsmfa::helper
