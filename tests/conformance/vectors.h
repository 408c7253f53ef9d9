#pragma once

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace stsmfa::conformance {

/// The folder of conformance data: STSMFA_VECTORS, or `shared/vectors` beside the project.
inline std::filesystem::path vectors() {
  const char* folder = std::getenv("STSMFA_VECTORS");
  return folder != nullptr ? folder : STSMFA_VECTORS_DEFAULT;
}

inline std::string read_vector(const std::string& name) {
  std::ifstream file(vectors() / name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

inline nlohmann::json read_json_vector(const std::string& name) {
  return nlohmann::json::parse(read_vector(name));
}

}  // namespace stsmfa::conformance

/// Ends the test as skipped, saying so, where the data is not to be had.
#define SKIP_WITHOUT_VECTORS()                                                   \
  if (!std::filesystem::is_directory(stsmfa::conformance::vectors())) {          \
    GTEST_SKIP() << "no conformance data at " << stsmfa::conformance::vectors(); \
  }                                                                              \
  static_assert(true)
