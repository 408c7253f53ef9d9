#pragma once

#include "base/environment.h"
#include "profile/setting.h"
#include "sts/url.h"

#include <optional>

namespace stsmfa::profile {

/// The proxy that requests to `endpoint` go by, as its variable has it: `https_proxy`,
/// `HTTPS_PROXY`, `all_proxy` or `ALL_PROXY`, the first that is set, unless `no_proxy` or
/// `NO_PROXY` takes the host out. Plain http, which is for this machine alone, goes by none; https
/// to this machine does, as in botocore. This decides: the helper is told the result and reads no
/// variable. Throws refused_value() for a proxy that cannot be used.
std::optional<Setting> find_proxy(const sts::Url& endpoint, const Environment& environment);

}  // namespace stsmfa::profile
