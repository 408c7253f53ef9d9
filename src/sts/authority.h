#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::sts {

/// What stands between `://` and the path of a URL, taken apart and not checked. Views of its text.
struct Authority {
  std::optional<std::string_view> user = {};  ///< before the last `@`
  std::string_view host = {};                 ///< an IPv6 address with its brackets
  std::optional<std::string_view> port = {};  ///< after the host's first colon
};

Authority split_authority(std::string_view text);

/// Why requests cannot go to such a host and port: empty when they can. The host is a name of
/// letters, digits, dots and inner dashes or an IPv6 address in brackets, the port is from 1 to
/// 65535. Repeats nothing of either, since what stands there may be a part of a password.
std::string fault_of(const Authority& authority);

/// The same for a proxy's, whose name is for the resolver alone: it may hold underscores, and end
/// with a dot.
std::string fault_of_proxy(const Authority& authority);

/// Whether a host is an IPv6 address in brackets.
bool is_ipv6_literal(std::string_view host);

bool is_port(std::string_view text);

}  // namespace stsmfa::sts
