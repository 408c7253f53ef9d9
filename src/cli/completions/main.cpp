#include "base/error.h"
#include "cli/completions/tables.h"
#include "cli/completions/template.h"
#include "os/fd.h"
#include "os/file.h"

#include <unistd.h>

#include <array>

namespace {

using namespace stsmfa;

struct Shell {
  std::string_view name;
  cli::Parts (*parts)();
};

constexpr std::array<Shell, 3> shells = {
    {{"bash", cli::bash_parts}, {"zsh", cli::zsh_parts}, {"fish", cli::fish_parts}}};

std::string completions(std::string_view shell, const std::string& template_path) {
  const auto content = os::read_file(template_path);
  for (const auto& [name, parts] : shells) {
    if (name == shell && content) return cli::fill_template(content->bytes.reveal(), parts());
  }
  throw Error{.action = "read", .object = template_path, .cause = "no template, or no such shell"};
}

void print(const std::string& text) {
  if (const int error_number = os::write_all(STDOUT_FILENO, text)) {
    throw system_error(ExitStatus::plan_impossible, "write", "standard output", error_number);
  }
}

}  // namespace

// The build runs it, as `generate_completions tables` or `generate_completions SHELL TEMPLATE`; it
// is not installed.
int main(int count, char** arguments) try {
  if (count != 2 && count != 3) return static_cast<int>(ExitStatus::usage);
  print(count == 2 ? cli::tables_text() : completions(arguments[1], arguments[2]));
  return 0;
} catch (const Error& error) {
  os::write_all(STDERR_FILENO, one_line(error) + "\n");
  return static_cast<int>(error.status);
}
