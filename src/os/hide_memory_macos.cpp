#include "os/hide_memory.h"

#include <sys/ptrace.h>
#include <sys/types.h>

namespace stsmfa::os {

void hide_memory() { ptrace(PT_DENY_ATTACH, 0, nullptr, 0); }

}  // namespace stsmfa::os
