#pragma once

#include <string>
#include <string_view>

namespace stsmfa::sts {

/// A URL as people may see it, on a terminal, in a log or in a lock file: its scheme, host, port
/// and path, and `?…` for a query, which may hold a token. It need not be one: whatever may be a
/// user name or a password is left out, be it with a blank, a `/`, `?`, `#` or `@` of its own,
/// without a scheme, or where a port belongs.
std::string shown_url(std::string_view url);

/// The same for a proxy's, which has no use for what follows the port.
std::string shown_proxy(std::string_view url);

}  // namespace stsmfa::sts
