#include "app/world.h"

#include "app/sts_client.h"
#include "os/wait.h"

namespace stsmfa::app {

World world_of(StsClient& client) {
  return {
      .now = [] { return stsmfa::now(); },
      .wait = [](Seconds time) { os::wait_readable(-1, -1, os::Deadline(time)); },
      .ask = {},
      .ask_on_terminal = {},
      .exchange = [&client](sts::Request request) { return client.exchange(std::move(request)); }};
}

}  // namespace stsmfa::app
