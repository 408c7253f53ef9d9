#include "batch/bisect.h"

namespace stsmfa::batch {

namespace {

/// Halves what is refused until each that is to blame stands alone.
void find(std::size_t begin, std::size_t end, std::vector<std::optional<Error>>& found,
          const CheckRange& check) {
  try {
    check(begin, end);
    return;
  } catch (const Error& error) {
    if (end - begin == 1) {
      found[begin] = error;
      return;
    }
  }
  const std::size_t middle = begin + (end - begin) / 2;
  find(begin, middle, found, check);
  find(middle, end, found, check);
}

}  // namespace

std::vector<std::optional<Error>> bisect(std::size_t count, const CheckRange& check) {
  std::vector<std::optional<Error>> found(count);
  if (count != 0) find(0, count, found, check);
  return found;
}

}  // namespace stsmfa::batch
