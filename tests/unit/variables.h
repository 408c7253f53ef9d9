#pragma once

#include "base/environment.h"

#include <string>
#include <utility>
#include <vector>

namespace stsmfa::test {

/// The texts `NAME=value` of an environment, and the environment that is a view of them.
class Variables {
 public:
  explicit Variables(std::vector<std::string> texts)
      : texts_(std::move(texts)), entries_(entries_of(texts_)), environment_(entries_.data()) {}
  Variables(const Variables&) = delete;
  Variables& operator=(const Variables&) = delete;

  const Environment& environment() const { return environment_; }

 private:
  static std::vector<const char*> entries_of(const std::vector<std::string>& texts) {
    std::vector<const char*> entries;
    for (const std::string& text : texts) {
      entries.push_back(text.c_str());
    }
    entries.push_back(nullptr);
    return entries;
  }

  std::vector<std::string> texts_;
  std::vector<const char*> entries_;
  Environment environment_;
};

}  // namespace stsmfa::test
