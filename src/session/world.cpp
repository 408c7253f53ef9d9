#include "session/world.h"

namespace stsmfa::session {

World real_world() {
  return {
      .connect = client::start_helper, .ask = ask::ask_person, .now = [] { return stsmfa::now(); }};
}

}  // namespace stsmfa::session
