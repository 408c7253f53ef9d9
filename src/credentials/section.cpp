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
  explicit SectionReader(std::string_view where) { content_->where = where; }

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
    return Section(std::move(content_));
  }

 private:
  void add_property(Property property) {
    const auto [place, is_new] = index_.try_emplace(property.key, content_->properties.size());
    current_ = place->second;
    if (is_new) {
      content_->properties.push_back(std::move(property));
    } else {
      current() = std::move(property);
    }
  }

  Property& current() { return content_->properties[current_]; }

  /// A value is complete when the next property or the end is reached.
  void end_value() {
    if (joined_.empty()) return;
    content_->joined.push_back(std::exchange(joined_, {}));
    current().value = content_->joined.back().reveal();
  }

  std::shared_ptr<Section::Content> content_ = std::make_shared<Section::Content>();
  std::unordered_map<std::string, std::size_t> index_;
  std::size_t current_ = 0;
  Secret joined_;  ///< the value of the current property, if it has continuation lines
};

std::optional<std::string_view> Section::get(std::string_view lower_case_key) const {
  const auto found = std::ranges::find(properties(), lower_case_key, &Property::key);
  if (found == properties().end() || found->value.empty()) return std::nullopt;
  return found->value;
}

std::string_view Section::uncut(std::string_view lower_case_key) const {
  const auto found = std::ranges::find(properties(), lower_case_key, &Property::key);
  if (found == properties().end()) return {};
  return strip(found->where.substr(found->where.find_first_of("=:") + 1));
}

/// A run asks about the sections of its profile again and again.
std::optional<Section> Document::section(std::string_view name) const {
  constexpr std::size_t most_kept = 8;
  const auto known = std::ranges::find(read_, name, &decltype(read_)::value_type::first);
  if (known != read_.end()) return known->second;
  auto section = read_section(name);
  if (!section) return std::nullopt;
  if (read_.size() == most_kept) read_.pop_front();
  const std::string_view header = section->where().substr(0, section->where().find('\n'));
  read_.emplace_back(header_name(header), *section);  // not `name`, which may not last
  return section;
}

/// To Python's readers, the AWS CLI among them, what follows a hidden header is another section's:
/// keys that stand there are perhaps another user's.
void Document::check_hides_no_header(const Block& block) const {
  const HiddenHeaders hidden = hidden_headers(block.text);
  if (hidden.empty()) return;
  const auto& [name, where] = *hidden.begin();
  throw file_error("read", path_,
                   "line " + std::to_string(line_number(where)) + ": " + words_on_hidden(name));
}

std::optional<Section> Document::read_section(std::string_view name) const {
  const std::vector<Block> blocks = blocks_of(name);
  if (blocks.empty()) return std::nullopt;
  SectionReader reader(blocks.front().text);
  for (const Block& block : blocks) {
    check_hides_no_header(block);
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
