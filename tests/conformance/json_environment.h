#pragma once

#include "base/environment.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace stsmfa::conformance {

/// A JSON object of variables as an environment.
class JsonEnvironment {
 public:
  explicit JsonEnvironment(const nlohmann::json& variables) {
    for (const auto& [name, value] : variables.items()) {
      entries_.push_back(name + "=" + value.get<std::string>());
    }
    for (const std::string& entry : entries_) {
      pointers_.push_back(entry.c_str());
    }
    pointers_.push_back(nullptr);
  }
  Environment get() const { return Environment(pointers_.data()); }

 private:
  std::vector<std::string> entries_;
  std::vector<const char*> pointers_;
};

}  // namespace stsmfa::conformance
