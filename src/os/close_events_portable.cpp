#include "os/close_events.h"

namespace stsmfa::os {

CloseEvents::CloseEvents(const Fd& /*file*/) {}

void CloseEvents::forget() {}

}  // namespace stsmfa::os
