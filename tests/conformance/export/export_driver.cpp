// export_driver FORMAT: a session whose every value is what stands on standard input, in that
// format, to standard output. Ends with the Error's status when a value is refused, the variable
// and the cause on standard error.

#include "base/error.h"
#include "profile/setting.h"
#include "session/current_session.h"
#include "shell/export_format.h"

#include <cstdio>
#include <string>

namespace {

using namespace stsmfa;

std::string read_all(std::FILE* file) {
  std::string text;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) {
    text += static_cast<char>(c);
  }
  return text;
}

session::CurrentSession session_of(const std::string& value) {
  return {.profile = "dev",
          .session = {.access_key_id = value,
                      .secret_access_key = Secret(value),
                      .session_token = Secret(value),
                      .expiration = Time(Seconds(1767323045))},
          .role_name = value,
          .account_id = value,
          .region = profile::Setting{value}};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return static_cast<int>(ExitStatus::usage);
  try {
    const shell::ExportFormat format = shell::find_export_format(arguments[1]);
    const Secret text = shell::export_text(format, session_of(read_all(stdin)));
    std::fwrite(text.reveal().data(), 1, text.size(), stdout);
    return 0;
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", one_line(error).c_str());
    return static_cast<int>(error.status);
  }
}
