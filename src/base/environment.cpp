#include "base/environment.h"

#include "base/text.h"

namespace stsmfa {

std::optional<std::string_view> Environment::get(std::string_view name) const {
  for (const char* const* entry = entries_; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    if (text.size() > name.size() + 1 && text[name.size()] == '=' && text.starts_with(name)) {
      return text.substr(name.size() + 1);
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> Environment::first_of(
    std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    if (const auto value = get(name)) return value;
  }
  return std::nullopt;
}

std::vector<std::string> Environment::entries() const {
  const char* const* end = entries_;
  while (*end != nullptr) {
    ++end;
  }
  return {entries_, end};
}

bool Environment::is_true(std::string_view name) const {
  const auto value = get(name);
  return value && equal_ignoring_case(*value, "true");
}

}  // namespace stsmfa
