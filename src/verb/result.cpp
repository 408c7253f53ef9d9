#include "verb/result.h"

#include "base/error.h"
#include "os/print.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace stsmfa::verb {

namespace {

void check_printed(int error_number) {
  if (error_number == 0) return;
  throw system_error(ExitStatus::plan_impossible, "write", "standard output", error_number);
}

}  // namespace

void print_result(std::string_view text) { check_printed(os::print(STDOUT_FILENO, text)); }

void print_page(std::string_view text) {
  const int error_number = os::print(STDOUT_FILENO, text);
  if (error_number == EPIPE) throw Interrupted{SIGPIPE};
  check_printed(error_number);
}

}  // namespace stsmfa::verb
