#pragma once

#include "base/time.h"

#include <string>

namespace stsmfa::ask {

/// How long until a device whose code was sent at `sent` shows another one; zero once it does.
Seconds until_another_code(Time sent, Time now);

/// How long until the next code is shown: TOTP's steps are 30 seconds (RFC 6238, 5.2).
Seconds until_next_code(Time now);

/// `12 s`: what until_next_code gives, for a person.
std::string time_to_next_code(Time now);

}  // namespace stsmfa::ask
