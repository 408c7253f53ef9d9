#pragma once

#include <span>

namespace stsmfa::os {

/// Fills `bytes` with the kernel's random numbers (getentropy(3)). 0, or the errno of the failure.
int fill_with_random(std::span<unsigned char> bytes);

}  // namespace stsmfa::os
