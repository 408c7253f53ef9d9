#include "verb/result.h"

#include "base/error.h"
#include "os/print.h"

#include <unistd.h>

namespace stsmfa::verb {

void print_result(std::string_view text) {
  if (const int error_number = os::print(STDOUT_FILENO, text)) {
    throw system_error(ExitStatus::plan_impossible, "write", "standard output", error_number);
  }
}

}  // namespace stsmfa::verb
