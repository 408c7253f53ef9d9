#include "base/text.h"
#include "credentials/block_table.h"
#include "credentials/document.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

namespace stsmfa::credentials {

namespace {

/// The key of a line `key = value` that begins in the first column; empty for any other line.
/// `text` begins with the line.
std::string_view plain_key(std::string_view text) {
  // By a table: a large file has millions of these, and nothing else here costs as much.
  static constexpr auto is_of_key = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 128; ++c) {
      const char character = static_cast<char>(c);
      table[c] = is_lower(character) || is_digit(character) || character == '_';
    }
    return table;
  }();
  const auto end = std::ranges::find_if_not(
      text, [](char c) { return is_of_key[static_cast<unsigned char>(c)]; });
  const auto sign = std::find_if_not(end, text.end(), [](char c) { return c == ' '; });
  const auto size = static_cast<std::size_t>(end - text.begin());
  return sign != text.end() && *sign == '=' ? text.substr(0, size) : "";
}

/// Sees without parsing that a block is right: below its header there are only empty lines,
/// comments and plain properties, no key twice. Nearly every block is so, and if all were parsed, a
/// rewrite of a large file would take several times as long. Gives the number of the block's line
/// ends; nullopt when it cannot be seen so easily.
std::optional<std::size_t> lines_of_plain(std::string_view block) {
  std::array<std::string_view, 12> keys;
  auto unused = keys.begin();
  std::size_t lines = 0;
  for (std::size_t end = block.find('\n'); end < block.size(); end = block.find('\n', end + 1)) {
    ++lines;
    const std::string_view rest = block.substr(end + 1);
    if (rest.empty() || rest.starts_with("\r\n")) continue;
    if (rest.front() == '\n' || rest.front() == '#' || rest.front() == ';') continue;
    const std::string_view key = plain_key(rest);
    const bool is_new = std::find(keys.begin(), unused, key) == unused;
    if (key.empty() || !is_new || unused == keys.end()) return std::nullopt;
    *unused++ = key;
  }
  return lines;
}

/// What is wrong with a line that begins with a blank outside of ASCII; empty for any other.
std::string odd_indentation(std::string_view line) {
  const std::string_view space = line.substr(0, leading_space(line).bytes);
  const auto odd = std::ranges::find_if(space, [](char c) { return !is_space(c); });
  if (odd == space.end()) return {};
  const auto character = decode_utf8(space.substr(static_cast<std::size_t>(odd - space.begin())));
  return "begins with " + named(character->value) + ", a blank that is not seen";
}

constexpr std::string_view odd_indentation_hint =
    "the AWS CLI takes it for an indentation, by which a line goes on with the value above it; "
    "other readers do not";

constexpr std::string_view hidden_header_hint =
    "the AWS CLI and boto3 read it as that section, other readers as a part of the one above: end "
    "its line as the others";

/// What lies between two headers, or before the first. Python's reader (configparser), which is
/// that of the AWS CLI and boto3, takes any number of `[DEFAULT]`, but no key twice in all of them.
enum class Part { preamble, section, defaults };

Part part_of(const Block& block) {
  return block.name == "DEFAULT" ? Part::defaults : Part::section;
}

/// Collects what is wrong, block by block.
class FaultFinder {
 public:
  /// What is checked next begins on that line of the file.
  void go_to(std::size_t line) { number_ = line - 1; }
  std::size_t next_line() const { return number_ + 1; }

  /// `first_line` is that of the section's first header, which may be this one's own.
  void check_name(const Block& block, std::size_t first_line) {
    check_indentation(block.text.substr(0, block.text.find('\n')), next_line());
    if (first_line == next_line() || part_of(block) == Part::defaults) return;
    add(next_line(), "section [" + std::string(block.name) + "]", first_line);
  }

  /// Checks what stands between two headers; to be called in the order of the file.
  void check_lines(std::string_view text, Part part) {
    if (const auto lines = part == Part::section ? lines_of_plain(text) : std::nullopt) {
      number_ += *lines;
      return;
    }
    Keys keys_of_section;
    Keys& keys = part == Part::defaults ? keys_of_defaults_ : keys_of_section;
    const std::vector<Line> lines = read_lines(text);
    for (const Line& line : lines) {
      const bool says_something = line.kind != LineKind::blank && line.kind != LineKind::comment;
      if (says_something && line.number > 1) check_indentation(line.text, number_ + line.number);
      if (const std::string_view flaw = flaw_of(line); !flaw.empty()) {
        faults_.push_back({number_ + line.number, std::string(flaw)});
      } else if (line.kind == LineKind::property && part == Part::preamble) {
        faults_.push_back({number_ + line.number, "a property before any section"});
      } else if (line.kind == LineKind::property) {
        const std::size_t number = number_ + line.number;
        const auto [place, is_new] = keys.try_emplace(lower_case(line.name), number);
        if (!is_new) add(number, "'" + place->first + "'", place->second);
      }
    }
    number_ += lines.size();
  }

  /// Passes over what stands there: to some readers it is of several sections.
  void pass_over(std::string_view text) { number_ += read_lines(text).size(); }

  std::vector<Fault> finish() { return std::move(faults_); }

 private:
  void check_indentation(std::string_view line, std::size_t number) {
    std::string what = odd_indentation(line);
    if (!what.empty()) faults_.push_back({number, std::move(what), odd_indentation_hint});
  }

  void add(std::size_t line, const std::string& what, std::size_t first) {
    faults_.push_back({line, what + " stands on line " + std::to_string(first) + " already"});
  }

  /// Where each key stands.
  using Keys = std::unordered_map<std::string, std::size_t>;

  std::size_t number_ = 0;  ///< of the last line checked
  Keys keys_of_defaults_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> Document::faults() const {
  require_all();
  FaultFinder finder;
  finder.check_lines(preamble(), Part::preamble);
  const BlockTable table(*blocks_);
  const HiddenHeaders hidden = hidden_headers(text_);
  std::vector<std::size_t> lines;  // of the headers
  lines.reserve(blocks_->size());
  for (const Block& block : *blocks_) {
    lines.push_back(finder.next_line());
    const std::size_t own = lines.back();
    finder.check_name(block, table.has_repeats() ? lines[*table.first(block.name)] : own);
    if (!hidden.empty() && !hidden_headers(block.text).empty()) {
      finder.pass_over(block.text);
    } else {
      finder.check_lines(block.text, part_of(block));
    }
  }
  std::vector<Fault> faults = finder.finish();
  for (const auto& [name, where] : hidden) {
    faults.push_back({line_number(where), words_on_hidden(name), hidden_header_hint});
  }
  std::ranges::move(faults_of_encoding(), std::back_inserter(faults));
  std::ranges::stable_sort(faults, {}, &Fault::line);
  return faults;
}

std::vector<Fault> Document::faults_of_encoding() const {
  constexpr std::string_view effect = ": the AWS CLI and boto3 cannot read the file";
  constexpr std::string_view hint = "save it as UTF-8, without a byte order mark";
  std::vector<Fault> faults;
  if (text_.starts_with(byte_order_mark)) {
    faults.push_back({1, std::string("a byte order mark").append(effect), hint});
  }
  const std::string_view rest = text_.substr(utf8_size(text_));
  if (!rest.empty()) {
    faults.push_back({line_number(rest), std::string("not UTF-8 (Latin-1?)").append(effect), hint});
  }
  return faults;
}

std::vector<Fault> Document::faults_of(std::string_view section) const {
  const std::vector<Block> blocks = blocks_of(section);
  const auto has_fault = [](const Block& block) {
    FaultFinder finder;
    finder.check_lines(block.text, part_of(block));
    return !finder.finish().empty();
  };
  // only then are the lines of the file counted
  if (blocks.size() < 2 && std::ranges::none_of(blocks, has_fault)) return {};
  FaultFinder finder;
  const std::size_t first_line = line_number(blocks.front().text);
  for (const Block& block : blocks) {
    finder.go_to(line_number(block.text));
    finder.check_name(block, first_line);
    finder.check_lines(block.text, part_of(block));
  }
  return finder.finish();
}

}  // namespace stsmfa::credentials
