#pragma once

#include "os/fd.h"

#include <termios.h>

#include <optional>

namespace stsmfa::os {

/// Gives the terminal back the modes that it had before, when it goes: a program that was killed at
/// a question of its own may have switched off the echo (`stty -echo`, `read -s`). Does nothing
/// without a terminal, or in its background, where another process group sets the modes.
class TerminalModes {
 public:
  TerminalModes();
  TerminalModes(const TerminalModes&) = delete;
  TerminalModes& operator=(const TerminalModes&) = delete;
  ~TerminalModes();

 private:
  Fd device_;
  std::optional<termios> before_ = {};
};

}  // namespace stsmfa::os
