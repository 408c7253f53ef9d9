#include "cli/completions/tables.h"
#include "os/fd.h"

#include <unistd.h>

#include <string_view>

// Run by the build; nobody installs it.
int main(int count, char** arguments) {
  using namespace stsmfa;
  if (count != 2 || std::string_view(arguments[1]) != "tables") return 2;
  return os::write_all(STDOUT_FILENO, cli::tables_text());
}
