#pragma once

#include <string>

namespace stsmfa::os {

/// The name of the device behind `terminal`, which was opened as /dev/tty, such as /dev/pts/3 (by
/// ioctl_tty(2), TIOCGDEV); empty when it has none. Elsewhere than on Linux it is known only if one
/// of the descriptors 0 to 2 is that terminal by its own name.
std::string terminal_name(int terminal);

}  // namespace stsmfa::os
