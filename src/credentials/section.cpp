#include "base/error.h"
#include "base/text.h"
#include "credentials/document.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace stsmfa::credentials {

/// Gathers the properties of the blocks of one section.
class SectionReader {
 public:
  explicit SectionReader(std::string_view where) { section_.where_ = where; }

  void add(const Line& line) {
    if (line.kind == LineKind::property) {
      end_value();
      add_property({lower_case(line.name), line.value, line.text});
    } else if (line.kind == LineKind::continuation) {
      if (joined_.empty()) joined_.append(current().value);
      joined_.append('\n');
      joined_.append(line.value);
    }
  }

  Section finish() {
    end_value();
    return std::move(section_);
  }

 private:
  void add_property(Property property) {
    const auto [place, is_new] = index_.try_emplace(property.key, section_.properties_.size());
    current_ = place->second;
    if (is_new) {
      section_.properties_.push_back(std::move(property));
    } else {
      current() = std::move(property);
    }
  }

  Property& current() { return section_.properties_[current_]; }

  /// A value is complete when the next property or the end is reached.
  void end_value() {
    if (joined_.empty()) return;
    section_.joined_.push_back(std::make_shared<const Secret>(std::exchange(joined_, {})));
    current().value = section_.joined_.back()->reveal();
  }

  Section section_;
  std::unordered_map<std::string, std::size_t> index_;
  std::size_t current_ = 0;
  Secret joined_;  ///< the value of the current property, if it has continuation lines
};

std::optional<std::string_view> Section::get(std::string_view lower_case_key) const {
  const auto found = std::ranges::find(properties_, lower_case_key, &Property::key);
  if (found == properties_.end() || found->value.empty()) return std::nullopt;
  return found->value;
}

std::string_view Section::uncut(std::string_view lower_case_key) const {
  const auto found = std::ranges::find(properties_, lower_case_key, &Property::key);
  if (found == properties_.end()) return {};
  return strip(found->where.substr(found->where.find_first_of("=:") + 1));
}

std::optional<Section> Document::section(std::string_view name) const {
  const std::vector<Block> blocks = blocks_of(name);
  if (blocks.empty()) return std::nullopt;
  SectionReader reader(blocks.front().text);
  for (const Block& block : blocks) {
    for (const Line& line : read_lines(block.text)) {
      if (const std::string_view flaw = flaw_of(line); !flaw.empty()) {
        throw file_error(
            "read", path_,
            "line " + std::to_string(line_number(line.text)) + ": " + std::string(flaw));
      }
      reader.add(line);
    }
  }
  return reader.finish();
}

}  // namespace stsmfa::credentials
