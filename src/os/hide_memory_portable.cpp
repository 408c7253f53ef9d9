#include "os/hide_memory.h"

namespace stsmfa::os {

void hide_memory() {}

}  // namespace stsmfa::os
