// Rewrites a section of a credentials file again and again, as every verb does it:
//   update_driver FILE SECTION ROUNDS new|same
// Puts 1, 2, ... ROUNDS into the section by credentials::update_file, each behind a key of its own
// (`round-1`, `round-2`, ...), so that what somebody else takes back is missing at the end, or each
// behind the key `round`, so that the file keeps its length but for the digits.
#include "base/error.h"
#include "credentials/edit.h"
#include "credentials/update.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

using namespace stsmfa;

constexpr std::chrono::minutes patience{2};  // for the lock, which others have in turn

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) return static_cast<int>(ExitStatus::usage);
  const std::string section = arguments[2];
  const long rounds = std::strtol(arguments[3], nullptr, 10);
  const bool is_new = std::strcmp(arguments[4], "new") == 0;
  try {
    for (long round = 1; round <= rounds; ++round) {
      const std::string number = std::to_string(round);
      credentials::Edit edit{.section = section, .required_sections = {{section}}};
      edit.set(is_new ? "round-" + number : "round", number);
      credentials::update_file(arguments[1], std::vector{edit}, patience);
    }
  } catch (const Error& error) {
    std::printf("%s: %s: %s\n", error.action.c_str(), error.object.c_str(), error.cause.c_str());
    return static_cast<int>(error.status);
  }
}
