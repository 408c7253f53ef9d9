#pragma once

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace stsmfa::conformance {

/// A file or folder of conformance data.
struct Vectors {
  std::filesystem::path path;

  nlohmann::json json() const { return nlohmann::json::parse(text()); }

  std::string text() const {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
  }

  /// What lies below this folder.
  Vectors at(const std::string& name) const { return {path / name}; }

  /// Whether it is of the folder beside the project, whose cases are counted.
  bool is_shared() const {
    const std::string folder = STSMFA_VECTORS_DEFAULT;
    std::error_code error;
    const auto shared = std::filesystem::canonical(folder, error).string() + "/";
    return !error && std::filesystem::canonical(path, error).string().starts_with(shared);
  }

  /// Says how many cases were read; there has to be one, and of the shared data there are `known`.
  void expect_cases(std::size_t cases, std::size_t known) const {
    std::printf("conformance: %zu cases of %s\n", cases, path.c_str());
    EXPECT_GT(cases, 0U) << path;
    if (is_shared()) {
      EXPECT_EQ(cases, known) << path;
    }
  }
};

/// `name` in every folder of conformance data that has it: those of STSMFA_VECTORS, with colons
/// between them as in PATH, or else `shared/vectors` beside the project.
inline std::vector<Vectors> find_vectors(const std::string& name) {
  const char* folders = std::getenv("STSMFA_VECTORS");
  std::istringstream list(folders != nullptr ? folders : STSMFA_VECTORS_DEFAULT);
  std::vector<Vectors> found;
  for (std::string folder; std::getline(list, folder, ':');) {
    if (std::filesystem::exists(std::filesystem::path(folder) / name)) {
      found.push_back({std::filesystem::path(folder) / name});
    }
  }
  return found;
}

}  // namespace stsmfa::conformance

/// Ends the test as skipped, saying so, where no folder of conformance data has `name`.
#define SKIP_WITHOUT_VECTORS(name)                                 \
  if (stsmfa::conformance::find_vectors(name).empty()) {           \
    GTEST_SKIP() << "no conformance data of the name of " << name; \
  }                                                                \
  static_assert(true)
