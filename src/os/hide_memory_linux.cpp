#include "os/hide_memory.h"

#include <sys/prctl.h>

namespace stsmfa::os {

void hide_memory() { prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

}  // namespace stsmfa::os
