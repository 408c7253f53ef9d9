#pragma once

#include <string>
#include <vector>

namespace stsmfa::os {

/// The array that execve(2) and posix_spawn(3) want, of strings that end in a NUL; good as long as
/// they are. `bytes` gives the bytes of one.
template <class Strings, class Bytes>
std::vector<char*> string_array(const Strings& strings, Bytes bytes) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (const auto& string : strings) {
    result.push_back(const_cast<char*>(bytes(string)));  // NOLINT(*-const-cast): it only reads
  }
  result.push_back(nullptr);
  return result;
}

inline std::vector<char*> string_array(const std::vector<std::string>& strings) {
  return string_array(strings, [](const std::string& string) { return string.c_str(); });
}

}  // namespace stsmfa::os
