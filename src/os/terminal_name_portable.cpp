#include "os/terminal_name.h"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <string_view>

namespace stsmfa::os {

std::string terminal_name(int terminal) {
  std::array<char, PATH_MAX> name{};
  for (int number = 0; number <= 2; ++number) {
    const pid_t session = tcgetsid(number);
    if (session < 0 || session != tcgetsid(terminal)) continue;
    const bool has_name = ttyname_r(number, name.data(), name.size()) == 0;
    if (has_name && std::string_view(name.data()) != "/dev/tty") return name.data();
  }
  return "";
}

}  // namespace stsmfa::os
