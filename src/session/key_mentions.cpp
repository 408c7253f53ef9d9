#include "session/key_mentions.h"

#include "base/text.h"

#include <algorithm>

namespace stsmfa::session {

KeyMentions::KeyMentions(std::string_view text, const std::vector<std::string_view>& keys) {
  for (const std::string_view key : keys) {
    counts_.emplace(key, 0);
  }
  if (counts_.empty()) return;
  const auto sizes = std::ranges::minmax(keys, {}, &std::string_view::size);
  auto end = text.begin();
  for (;;) {
    const auto begin = std::find_if(end, text.end(), is_word);
    if (begin == text.end()) return;
    end = std::find_if_not(begin, text.end(), is_word);
    const std::string_view word(begin, end);
    if (word.size() < sizes.min.size() || word.size() > sizes.max.size()) continue;
    const auto found = counts_.find(word);
    if (found != counts_.end()) ++found->second;
  }
}

bool KeyMentions::is_repeated(std::string_view key) const {
  const auto found = counts_.find(key);
  return found != counts_.end() && found->second > 1;
}

}  // namespace stsmfa::session
