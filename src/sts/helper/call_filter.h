#pragma once

#include <cstdint>

namespace stsmfa::helper {

/// Stands in the compiled filter where the helper's own process id belongs, which is not known
/// before it runs. No process has this one: it is above PID_MAX_LIMIT of linux/threads.h.
constexpr std::uint32_t own_process = 0x7e57ab1e;

}  // namespace stsmfa::helper
