#pragma once

#include <string>
#include <string_view>

namespace stsmfa::sts {

/// A URL as people may see it, on a terminal, in a log or in a lock file: without what stands
/// before its host, however it is written. It need not be one: whatever may be a user name or a
/// password is left out, be it with a blank, a `/`, `?`, `#` or `@` of its own, without a scheme,
/// or where a port belongs. Of a URL that can be used it is all.
std::string shown_url(std::string_view url);

}  // namespace stsmfa::sts
