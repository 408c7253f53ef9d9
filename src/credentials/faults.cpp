#include "base/text.h"
#include "credentials/document.h"

#include <unordered_map>

namespace stsmfa::credentials {

namespace {

/// Collects what is wrong, block by block.
class FaultFinder {
 public:
  void check_name(const Block& block) {
    const auto [place, is_new] = sections_.try_emplace(block.name, number_ + 1);
    if (!is_new) add(number_ + 1, "section [" + std::string(block.name) + "]", place->second);
  }

  /// Checks what stands between two headers; to be called in the order of the file.
  void check_lines(std::string_view text, bool in_section) {
    std::unordered_map<std::string, std::size_t> keys;
    const std::vector<Line> lines = read_lines(text);
    for (const Line& line : lines) {
      if (const std::string_view flaw = flaw_of(line); !flaw.empty()) {
        faults_.push_back({number_ + line.number, std::string(flaw)});
      } else if (line.kind == LineKind::property && !in_section) {
        faults_.push_back({number_ + line.number, "a property before any section"});
      } else if (line.kind == LineKind::property) {
        const std::size_t number = number_ + line.number;
        const auto [place, is_new] = keys.try_emplace(lower_case(line.name), number);
        if (!is_new) add(number, "'" + place->first + "'", place->second);
      }
    }
    number_ += lines.size();
  }

  std::vector<Fault> finish() { return std::move(faults_); }

 private:
  void add(std::size_t line, const std::string& what, std::size_t first) {
    faults_.push_back({line, what + " stands on line " + std::to_string(first) + " already"});
  }

  std::size_t number_ = 0;  ///< of the last line checked
  std::vector<Fault> faults_;
  std::unordered_map<std::string_view, std::size_t> sections_;
};

}  // namespace

std::vector<Fault> Document::faults() const {
  FaultFinder finder;
  finder.check_lines(preamble(), false);
  for (const Block& block : blocks_) {
    finder.check_name(block);
    finder.check_lines(block.text, true);
  }
  return finder.finish();
}

}  // namespace stsmfa::credentials
