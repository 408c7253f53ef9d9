#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

namespace stsmfa::session {

/// Which of some access key ids stand more than once in a text, each as a word (a letter, digit or
/// underscore next to it makes another word). Linear in the text, however many there are; a view of
/// it and of them.
class KeyMentions {
 public:
  KeyMentions(std::string_view text, const std::vector<std::string_view>& keys);

  /// False for a key that was not asked about.
  bool is_repeated(std::string_view key) const;

 private:
  std::unordered_map<std::string_view, int> counts_ = {};
};

}  // namespace stsmfa::session
