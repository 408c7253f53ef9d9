#pragma once

#include "sts/authority.h"

#include <string_view>

namespace stsmfa::sts {

/// Whether a value of NO_PROXY takes the host out, whose `port` is there. It is `*`, or entries
/// separated by commas, where botocore and curl agree: a name, in any case, with or without a dot
/// before or after it, stands for itself and all below it, an address (IPv6 with or without
/// brackets) for itself; as in curl an address may have the length of its network's prefix, and as
/// in botocore an entry may have a port, and counts for that one alone.
bool is_excluded(const Authority& host, std::string_view no_proxy);

}  // namespace stsmfa::sts
