#include "app/few_of.h"

namespace stsmfa::app {

std::string few_of(const std::vector<std::string>& texts) {
  constexpr std::size_t most_texts = 3;
  const bool all = texts.size() <= most_texts;
  const std::size_t shown = all ? texts.size() : most_texts - 1;
  std::string few;
  for (std::size_t i = 0; i < shown; ++i) {
    few += (i == 0 ? "" : ", ") + texts[i];
  }
  return all ? few : few + " and " + std::to_string(texts.size() - shown) + " more";
}

}  // namespace stsmfa::app
