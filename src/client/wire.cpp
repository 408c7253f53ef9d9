#include "client/wire.h"

#include "client/helper.h"
#include "os/wait.h"

namespace stsmfa::client {

World world_of(StsClient& client) {
  return {
      .now = [] { return stsmfa::now(); },
      .wait = [](Seconds time) { os::wait_readable(-1, -1, os::Deadline(time)); },
      .exchange = [&client](sts::Request request) { return client.exchange(std::move(request)); }};
}

}  // namespace stsmfa::client
