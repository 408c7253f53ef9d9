#pragma once

#include "cli/options.h"

namespace stsmfa::app {

using cli::LogLevel;
using cli::may_not_ask;
using cli::Options;

}  // namespace stsmfa::app
