#include "base/error.h"
#include "os/fd.h"
#include "os/process.h"
#include "verb/run.h"

#include <unistd.h>

#include <exception>
#include <string>

// run() turns every Error into its exit status (base/exit_status.h). What is left are one before it
// (no /dev/null for a closed descriptor), and the ends that have no status: a signal, of which the
// shell has to see the process die, and a machine without memory.
int main(int count, char** arguments) try {
  using namespace stsmfa;
  os::protect_memory();
  os::ensure_standard_descriptors();
  const ExitStatus status = verb::run({arguments + (count > 0 ? 1 : 0), arguments + count},
                                      Environment(own_environment()));
  os::leave(static_cast<int>(status));
} catch (const stsmfa::Interrupted& interrupted) {
  stsmfa::os::die_of(interrupted.signal);
} catch (const stsmfa::Error& error) {
  stsmfa::os::write_all(STDERR_FILENO, "stsmfa: " + one_line(error) + "\n");
  return static_cast<int>(error.status);
} catch (const std::exception& error) {
  stsmfa::os::write_all(STDERR_FILENO, std::string("stsmfa: ") + error.what() + "\n");
  return static_cast<int>(stsmfa::ExitStatus::plan_impossible);
}
