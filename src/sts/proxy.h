#pragma once

#include "sts/parameter.h"
#include "sts/request.h"

#include <string_view>

namespace stsmfa::sts {

/// Why requests cannot go by the proxy that a URL names: nullopt when they can. It is
/// `[scheme://][user[:password]@]host[:port]`; the schemes are http (that of a URL without one),
/// https and those of SOCKS. A path is passed over, as botocore and curl do. Repeats nothing of it.
Check check_proxy_url(std::string_view url);

/// The proxy that a URL names in which check_proxy_url finds nothing wrong. Without a port it is 80
/// for http and 443 for https, as for botocore, and 1080 for SOCKS. The user is what stands before
/// the last `@`.
Proxy proxy_of(std::string_view url);

}  // namespace stsmfa::sts
