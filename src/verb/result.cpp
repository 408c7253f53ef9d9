#include "verb/result.h"

#include "base/error.h"
#include "os/fd.h"

#include <unistd.h>

namespace stsmfa::verb {

void write_result(std::string_view text) {
  if (const int error_number = os::write_all(STDOUT_FILENO, text)) {
    throw system_error(ExitStatus::plan_impossible, "write", "standard output", error_number);
  }
}

}  // namespace stsmfa::verb
