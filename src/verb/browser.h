#pragma once

#include "base/environment.h"
#include "base/secret.h"

#include <string>

namespace stsmfa::verb {

/// Gives a URL to the first of `xdg-open`, `wslview` and `open` on the PATH that takes it, without
/// a shell, and waits for that program, which gets the terminal or nothing to read. The URL is an
/// argument of it, which other processes of the user can read meanwhile. False when there is no
/// such program or none of them succeeds. Throws Interrupted when a watched signal arrives first;
/// the program is ended then.
bool open_in_browser(const Secret& url, const Environment& environment);

/// Runs a command by `sh -c` with the URL in STSMFA_CONSOLE_URL, which nobody but its user can
/// read, unlike an argument. Otherwise like open_in_browser.
bool open_with(const std::string& command, const Secret& url, const Environment& environment);

}  // namespace stsmfa::verb
