#include "base/environment.h"

#include "base/text.h"

#include <unistd.h>

// POSIX leaves the declaration to the program; glibc and musl have it as well.
extern "C" char** environ;  // NOLINT(readability-redundant-declaration)

namespace stsmfa {

namespace {

bool is_of(std::string_view entry, std::string_view name) {
  return entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name);
}

}  // namespace

const char* const* own_environment() { return environ; }

std::optional<std::string_view> Environment::find(std::string_view name) const {
  for (const char* const* entry = entries_; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    if (is_of(text, name)) return text.substr(name.size() + 1);
  }
  return std::nullopt;
}

std::optional<std::string_view> Environment::get(std::string_view name) const {
  const auto value = find(name);
  return value && !value->empty() ? value : std::nullopt;
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

std::vector<const char*> Environment::without(std::string_view name) const {
  std::vector<const char*> others;
  for (const char* const* entry = entries_; *entry != nullptr; ++entry) {
    if (!is_of(*entry, name)) others.push_back(*entry);
  }
  others.push_back(nullptr);
  return others;
}

bool Environment::is_true(std::string_view name) const {
  const auto value = get(name);
  return value && equal_ignoring_case(*value, "true");
}

}  // namespace stsmfa
