#include "credentials/config_title.h"

#include "base/text.h"

#include <algorithm>
#include <vector>

namespace stsmfa::credentials {

namespace {

/// Reads word after word. `rest` is what has not been read.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : rest_(text) {}

  /// nullopt at the end and for a quote or a backslash that nothing follows; see is_broken().
  std::optional<std::string> next() {
    while (!rest_.empty() && is_space(rest_.front())) {
      rest_.remove_prefix(1);
    }
    if (rest_.empty()) return std::nullopt;
    std::string word;
    while (!broken_ && !rest_.empty() && !is_space(rest_.front())) {
      read_piece(word);
    }
    return broken_ ? std::nullopt : std::optional(word);
  }

  bool is_broken() const { return broken_; }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  void read_piece(std::string& word) {
    const char c = take();
    if (c == '\'' || c == '"') {
      read_quoted(word, c);
    } else if (c != '\\') {
      word += c;
    } else if (rest_.empty()) {
      broken_ = true;
    } else {
      word += take();
    }
  }

  /// A backslash in double quotes is one, unless a quote or a backslash follows.
  void read_quoted(std::string& word, char quote) {
    while (!rest_.empty()) {
      const char c = take();
      if (c == quote) return;
      const bool escapes = quote == '"' && c == '\\' && !rest_.empty() &&
                           (rest_.front() == '"' || rest_.front() == '\\');
      word += escapes ? take() : c;
    }
    broken_ = true;
  }

  std::string_view rest_;
  bool broken_ = false;
};

bool is_plain(char c) {
  constexpr std::string_view marks = "_-/.%@:+=,";
  return is_alnum(c) || marks.find(c) != std::string_view::npos;
}

}  // namespace

std::optional<ConfigTitle> parse_config_title(std::string_view header) {
  WordReader reader(header);
  std::vector<std::string> words;
  while (auto word = reader.next()) {
    words.push_back(std::move(*word));
  }
  if (reader.is_broken() || words.empty() || words.size() > 2) return std::nullopt;
  if (words.size() == 1) return ConfigTitle{"", std::move(words[0])};
  return ConfigTitle{std::move(words[0]), std::move(words[1])};
}

std::string config_header(std::string_view profile) {
  if (profile == "default") return "[default]";
  if (!profile.empty() && std::ranges::all_of(profile, is_plain)) {
    return "[profile " + std::string(profile) + "]";
  }
  std::string quoted = "'";
  for (const char c : profile) {
    if (c == '\'') quoted += "'\"'\"";
    quoted += c;
  }
  return "[profile " + quoted + "']";
}

}  // namespace stsmfa::credentials
