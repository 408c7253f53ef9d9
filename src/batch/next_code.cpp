#include "batch/next_code.h"

#include "app/session_note.h"

#include <algorithm>

namespace stsmfa::batch {

Seconds until_another_code(Time sent, Time now) {
  return std::max(Seconds(0), sent + app::until_next_code(sent) - now);
}

}  // namespace stsmfa::batch
