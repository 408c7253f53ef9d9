#pragma once

#include "base/environment.h"
#include "base/secret.h"

namespace stsmfa::verb {

/// Gives a URL to the first of `xdg-open`, `wslview` and `open` on the PATH that takes it, without
/// a shell, and waits for that program, which gets the terminal or nothing to read. The URL is an
/// argument of it, which other processes of the user can read meanwhile. False when there is no
/// such program or none of them succeeds. Throws Interrupted when a watched signal arrives first;
/// the program is ended then.
bool open_in_browser(const Secret& url, const Environment& environment);

}  // namespace stsmfa::verb
