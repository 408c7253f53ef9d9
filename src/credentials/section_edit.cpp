#include "credentials/section_edit.h"

#include "base/text.h"
#include "credentials/refusal.h"

#include <algorithm>

namespace stsmfa::credentials {

namespace {

using Iterator = std::vector<Line>::const_iterator;

bool is_indented(std::string_view text) { return leading_space(text).bytes > 0; }

/// Whether a line may belong to the value of the property above it: the grammar of the SDKs has it
/// that an indented comment does (Java's reads it so).
bool hangs_on_property(const Line& line) {
  return line.kind == LineKind::continuation ||
         (line.kind == LineKind::comment && is_indented(line.text));
}

/// Whether a key is ours but for bytes outside of ASCII: Python takes some such characters for
/// blanks and would read the same key twice.
bool looks_like(std::string_view name, std::string_view key) {
  std::string visible(name);
  std::erase_if(visible, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return visible.size() != name.size() && equal_ignoring_case(trim(visible), key);
}

class SectionEditor {
 public:
  SectionEditor(const Document& document, std::string_view block)
      : document_(document), block_(block), lines_(read_lines(block)) {
    for (const Line& line : lines_) {
      const bool lone_return = line.text.find('\r') != std::string_view::npos;
      const std::string_view flaw = lone_return ? "a lone carriage return" : flaw_of(line);
      if (!flaw.empty()) throw refusal_at(document_, line.text, flaw);
    }
  }

  std::vector<Splice> plan(const Edit& edit) {
    std::vector<const Assignment*> missing;
    for (const Assignment& assignment : edit.assignments) {
      const auto line = find(assignment.key);
      if (line != lines_.end()) {
        change(line, assignment);
      } else if (assignment.value) {
        missing.push_back(&assignment);
      }
    }
    if (!missing.empty()) {
      insert(missing);
    } else if (edit.remove_if_empty && is_left_empty()) {
      remove_header();
    }
    return std::move(splices_);
  }

 private:
  std::size_t offset_of(const char* position) const {
    return static_cast<std::size_t>(position - document_.text().data());
  }

  /// The one property of that key; the end when there is none.
  Iterator find(const std::string& key) const {
    auto found = lines_.end();
    for (auto line = lines_.begin(); line != lines_.end(); ++line) {
      if (line->kind != LineKind::property) continue;
      if (looks_like(line->name, key)) {
        throw refusal_at(document_, line->text, "a key that only looks like '" + key + "'");
      }
      if (!equal_ignoring_case(line->name, key)) continue;
      if (found != lines_.end()) {
        throw refusal_of_second(document_, found->text, line->text, "'" + key + "'");
      }
      found = line;
    }
    return found;
  }

  void change(Iterator line, const Assignment& assignment) {
    refuse_continued(line, assignment);
    if (is_indented(line->text)) {
      throw refusal_at(document_, line->text, "'" + assignment.key + "' is indented");
    }
    if (assignment.value) {
      splices_.push_back(
          {offset_of(line->text.data()), line->text.size(), property_line(assignment)});
    } else {
      remove(*line);
    }
  }

  /// An indented comment is no matter where the property stays; where it goes, the comment would
  /// hang on the property above.
  void refuse_continued(Iterator property, const Assignment& assignment) const {
    for (auto line = property + 1; line != lines_.end(); ++line) {
      if (line->kind == LineKind::property) return;
      const bool removed = !assignment.value;
      if (line->kind == LineKind::continuation || (removed && hangs_on_property(*line))) {
        if (line->kind == LineKind::continuation) {
          throw refusal_at(document_, line->text, "continues '" + assignment.key + "'");
        }
        Error error = refusal_at(document_, line->text,
                                 "the indented comment would hang on another property");
        error.hint = "take away the blanks before it, and run it again";
        throw Error(std::move(error));
      }
    }
  }

  /// New lines go below the last one that stays and says something.
  void insert(const std::vector<const Assignment*>& missing) {
    const auto says_something = [&](const Line& line) {
      return !is_removed(line) && (line.kind == LineKind::section ||
                                   line.kind == LineKind::property || hangs_on_property(line));
    };
    const auto above = std::find_if(lines_.rbegin(), lines_.rend(), says_something);
    const std::size_t place = offset_of(above->end.data() + above->end.size());
    refuse_indented_header_below();
    Secret lines;
    for (const Assignment* assignment : missing) {
      lines.append(property_line(*assignment).reveal());
      lines.append(line_end_above(document_.text(), place));
    }
    splices_.push_back({place, 0, std::move(lines)});
  }

  bool is_removed(const Line& line) const {
    return std::ranges::find(removed_, line.number) != removed_.end();
  }

  /// Whether nothing is left but the header, without a comment behind it, and blank lines.
  bool is_left_empty() const {
    const std::string_view header = strip(lines_.front().text);
    return header.find(']') + 1 == header.size() &&
           std::ranges::all_of(lines_.begin() + 1, lines_.end(), [&](const Line& line) {
             return line.kind == LineKind::blank || is_removed(line);
           });
  }

  void remove_header() {
    refuse_indented_header_below();
    remove(lines_.front());
  }

  void remove(const Line& line) {
    splices_.push_back({offset_of(line.text.data()), line.text.size() + line.end.size(), {}});
    removed_.push_back(line.number);
  }

  void refuse_indented_header_below() const {
    const std::string_view below =
        document_.text().substr(offset_of(block_.data()) + block_.size());
    if (is_indented(below)) {
      throw refusal_at(document_, below,
                       "this indented header would continue what is set above it");
    }
  }

  const Document& document_;
  std::string_view block_;
  std::vector<Line> lines_;
  std::vector<std::size_t> removed_ = {};  ///< numbers of lines
  std::vector<Splice> splices_ = {};
};

}  // namespace

std::vector<Splice> change_section(const Document& document, std::string_view block,
                                   const Edit& edit) {
  return SectionEditor(document, block).plan(edit);
}

Secret property_line(const Assignment& assignment) {
  Secret line;
  line.append(assignment.key);
  line.append(" = ");
  line.append(assignment.value->reveal());
  return line;
}

}  // namespace stsmfa::credentials
