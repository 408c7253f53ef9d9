#pragma once

#include "base/time.h"

namespace stsmfa::batch {

/// How long until a device whose code was sent at `sent` shows another one; zero once it does.
Seconds until_another_code(Time sent, Time now);

}  // namespace stsmfa::batch
