// A fuzzer's target without a fuzzer, for every compiler: each file of a corpus, and so many
// changes of them, the same in every run.
//
//   TARGET_replay CORPUS ROUNDS
//
// What is found new is found by libFuzzer (preset `fuzz`); this is that nothing found comes back.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Random = std::minstd_rand;

std::size_t below(std::size_t limit, Random& random) { return limit == 0 ? 0 : random() % limit; }

std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return files;
}

/// One of four changes: a byte set, removed or put in, or a part of another file put in.
void change(std::string& text, const std::vector<std::string>& files, Random& random) {
  const std::size_t at = below(text.size() + 1, random);
  const std::string& other = files[below(files.size(), random)];
  const auto byte = static_cast<char>(below(256, random));
  switch (below(4, random)) {
    case 0:
      if (at < text.size()) text[at] = byte;
      break;
    case 1:
      text.erase(at, 1 + below(8, random));
      break;
    case 2:
      text.insert(at, 1, byte);
      break;
    default:
      text.insert(at, other.substr(below(other.size() + 1, random), 1 + below(64, random)));
  }
}

void try_text(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const std::vector<std::string> files = files_of(arguments[1]);
  if (files.empty()) return 1;
  for (const std::string& file : files) {
    try_text(file);
  }
  const long rounds = std::strtol(arguments[2], nullptr, 10);
  Random random(1);
  for (long round = 0; round < rounds; ++round) {
    std::string text = files[below(files.size(), random)];
    for (std::size_t changes = 1 + below(4, random); changes > 0; --changes) {
      change(text, files, random);
    }
    try_text(text);
  }
  std::printf("%zu files, %ld changes of them\n", files.size(), rounds);
}
