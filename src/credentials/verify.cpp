#include "credentials/verify.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/changed_part.h"
#include "credentials/edit.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

namespace stsmfa::credentials {

namespace {

/// Compares a text before and after some edits, knowing nothing of how they were made.
class Verification {
 public:
  Verification(const Document& before, const Pieces& after, const std::vector<Edit>& edits)
      : before_(before),
        part_(changed_part(before, after)),
        after_(part_.text.reveal(), before.path()),
        edits_(edits) {
    for (const Edit& edit : edits) {
      edit_of_.emplace(edit.section, &edit);
    }
  }

  void run() const {
    const std::string_view after = after_.text();
    const bool has_more_below = part_.end < before_.text().size();
    require(!has_more_below || ends_line(after), "a line goes on with a header");
    const std::vector<Part> parts = parts_to_stay();
    const std::vector<Block>& new_blocks = after_.blocks();
    const std::string_view head = without_gain(parts.front(), above_first(after, new_blocks));
    require(is_same(parts.front().text, head), "what precedes the first section");
    require(new_blocks.size() + 1 >= parts.size(), "a section has gone");
    for (std::size_t i = 0; i < new_blocks.size(); ++i) {
      const bool is_new = i + 1 >= parts.size();
      require(!is_new || !has_more_below, "a new section stands among the others");
      const Part part = is_new ? Part{} : parts[i + 1];
      const std::string_view text = without_gain(part, new_blocks[i].text);
      if (!is_same(part.text, text)) check_edited(part.text, new_blocks[i].name, text);
    }
    for (const Edit& edit : edits_) {
      check_values(edit);
    }
  }

 private:
  /// What precedes the first section, or a section, as it was, and the blank lines of sections
  /// below it that are to go: they are then its own.
  struct Part {
    std::string_view text = {};
    std::string gained = {};
  };

  std::vector<Part> parts_to_stay() const {
    const std::string_view text = before_.text().substr(part_.begin, part_.end - part_.begin);
    std::vector<Part> parts;
    parts.reserve(part_.old_blocks.size() + 1);
    parts.push_back({above_first(text, part_.old_blocks)});
    for (const Block& block : part_.old_blocks) {
      if (const auto blank_lines = left_of(block)) {
        parts.back().gained += *blank_lines;
      } else {
        parts.push_back({block.text});
      }
    }
    return parts;
  }

  static bool ends_line(std::string_view text) {
    return text.empty() || text.ends_with('\n') || text == byte_order_mark;
  }

  static std::string_view above_first(std::string_view text, std::span<const Block> blocks) {
    if (blocks.empty()) return text;
    return text.substr(0, static_cast<std::size_t>(blocks.front().text.data() - text.data()));
  }

  /// The blank lines of a section that is to go; nullopt for one that is to stay.
  std::optional<std::string> left_of(const Block& block) const {
    const Edit* edit = find_edit(std::string(block.name));
    if (edit == nullptr || !edit->remove_if_empty) return std::nullopt;
    const std::vector<Line> lines = read_lines(block.text);
    const std::string_view behind_header = lines[0].text.substr(lines[0].text.find(']') + 1);
    if (!strip(behind_header).empty()) return std::nullopt;
    std::string blank_lines;
    for (const Line& line : std::span(lines).subspan(1)) {
      if (line.kind == LineKind::property && is_key_of(*edit, line.name)) continue;
      if (!strip(line.text).empty()) return std::nullopt;
      blank_lines.append(line.text).append(line.end);
    }
    return sets_nothing(*edit) ? std::optional(blank_lines) : std::nullopt;
  }

  const Edit* find_edit(const std::string& section) const {
    const auto found = edit_of_.find(section);
    return found == edit_of_.end() ? nullptr : found->second;
  }

  static bool sets_nothing(const Edit& edit) {
    return std::ranges::none_of(edit.assignments, [](const Assignment& assignment) {
      return assignment.value.has_value();
    });
  }

  /// `text` without the blank lines that it has gained, the last of which may have got its end.
  std::string_view without_gain(const Part& part, std::string_view text) const {
    if (part.gained.empty()) return text;
    for (const std::string_view end : {"", "\n", "\r\n"}) {
      if (!end.empty() && part.gained.ends_with('\n')) break;
      const std::string lines = part.gained + std::string(end);
      if (text.ends_with(lines)) return text.substr(0, text.size() - lines.size());
    }
    require(false, "blank lines have gone");
    return {};
  }

  void require(bool holds, const std::string& what) const {
    if (holds) return;
    throw file_error("edit", before_.path(), "internal check failed: " + what);
  }

  /// Whether a part is what it was, but that the last line of the file may have got its end.
  bool is_same(std::string_view before, std::string_view after) const {
    if (before == after) return true;
    const std::string_view text = before_.text();
    const bool is_tail = before.data() + before.size() == text.data() + text.size();
    if (!is_tail || text.ends_with('\n') || !after.starts_with(before)) return false;
    const std::string_view end = after.substr(before.size());
    return end == "\n" || end == "\r\n";
  }

  /// Every line of an edited section but those of the edit's keys stands as it stood.
  void check_edited(std::string_view old_text, std::string_view header,
                    std::string_view new_text) const {
    const std::string name = std::string(header);
    const Edit* edit = find_edit(name);
    require(edit != nullptr, "section [" + name + "] has changed");
    const std::vector<Line> old_lines = others(*edit, old_text);
    std::vector<Line> new_lines = others(*edit, new_text);
    if (old_text.empty()) {
      require(!sets_nothing(*edit), "there is a section [" + name + "]");
      new_lines.erase(new_lines.begin());  // the header of a new section
    }
    const auto same = [this](const Line& before, const Line& after) {
      return before.kind == after.kind && before.name == after.name &&
             before.value == after.value && before.text == after.text &&
             is_same(before.end, after.end);
    };
    require(std::ranges::equal(old_lines, new_lines, same),
            "a line of section [" + name + "] has changed");
  }

  static std::vector<Line> others(const Edit& edit, std::string_view text) {
    std::vector<Line> lines = read_lines(text);
    std::erase_if(lines, [&](const Line& line) {
      return line.kind == LineKind::property && is_key_of(edit, line.name);
    });
    return lines;
  }

  static bool is_key_of(const Edit& edit, std::string_view name) {
    return std::ranges::any_of(edit.assignments, [&](const Assignment& assignment) {
      return equal_ignoring_case(assignment.key, name);
    });
  }

  void check_values(const Edit& edit) const {
    const std::vector<Block> blocks = blocks_after(edit.section);
    const std::vector<Line> lines = lines_of(blocks);
    const auto section =
        blocks.size() == 1 && !sets_nothing(edit) ? read_alone(blocks.front()) : std::nullopt;
    for (const Assignment& assignment : edit.assignments) {
      const std::string what = "'" + assignment.key + "' of [" + edit.section + "]";
      require(count_of(assignment.key, lines) == (assignment.value ? 1 : 0),
              what + " stands there a wrong number of times");
      if (!assignment.value) continue;
      require(section && section->get(assignment.key) == assignment.value->reveal(),
              what + " is not as it was asked for");
    }
  }

  /// Where the section stands now, within the part and outside of it.
  std::vector<Block> blocks_after(const std::string& section) const {
    std::vector<Block> blocks = before_.blocks_of(section);
    std::erase_if(blocks, [this](const Block& block) {
      const auto begin = static_cast<std::size_t>(block.text.data() - before_.text().data());
      return begin >= part_.begin && begin < part_.end;
    });
    std::ranges::copy(after_.blocks_of(section), std::back_inserter(blocks));
    return blocks;
  }

  std::optional<Section> read_alone(const Block& block) const {
    return Document(block.text, before_.path()).section(block.name);
  }

  static std::vector<Line> lines_of(const std::vector<Block>& blocks) {
    std::vector<Line> lines;
    for (const Block& block : blocks) {
      std::ranges::copy(read_lines(block.text), std::back_inserter(lines));
    }
    return lines;
  }

  static std::size_t count_of(std::string_view key, const std::vector<Line>& lines) {
    return static_cast<std::size_t>(std::ranges::count_if(lines, [&](const Line& line) {
      return line.kind == LineKind::property && equal_ignoring_case(line.name, key);
    }));
  }

  const Document& before_;
  ChangedPart part_;
  Document after_;  ///< the part as it is now
  const std::vector<Edit>& edits_;
  std::unordered_map<std::string_view, const Edit*> edit_of_ = {};  ///< by the section's name
};

}  // namespace

void verify(const Document& original, const Pieces& edited, const std::vector<Edit>& edits) {
  Verification(original, edited, edits).run();
}

}  // namespace stsmfa::credentials
