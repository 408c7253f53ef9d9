#include "os/terminal_modes.h"

#include "os/tty.h"

#include <fcntl.h>

namespace stsmfa::os {

TerminalModes::TerminalModes() : device_(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)) {
  termios modes{};
  if (device_ && tcgetattr(device_.get(), &modes) == 0) before_ = modes;
}

TerminalModes::~TerminalModes() {
  if (before_ && in_foreground(device_.get())) tcsetattr(device_.get(), TCSANOW, &*before_);
}

}  // namespace stsmfa::os
