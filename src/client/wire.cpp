#include "client/wire.h"

#include "client/helper.h"
#include "client/retry.h"
#include "os/wait.h"

#include <memory>

namespace stsmfa::client {

Wire start_helper(const std::vector<std::string>& environment) {
  const auto helper = std::make_shared<Helper>(environment);
  return {
      .wait_until_ready = [helper] { helper->wait_until_ready(); },
      .send = [helper](sts::Request request) { return helper->send(std::move(request)); },
      .receive = [helper](long id) { return helper->receive(id); },
      .receive_any =
          [helper](std::chrono::milliseconds patience) { return helper->receive_any(patience); },
      .readable = helper->output(),
      .hang_up = [helper] { helper->hang_up(); },
      .complaints = [helper] { return helper->complaints(); },
      .now = [] { return stsmfa::now(); },
      .moment = [] { return std::chrono::steady_clock::now(); },
      .wait = [](Seconds time) { os::wait_readable(-1, -1, os::Deadline(time)); },
      .random = [] { return random_part(); }};
}

}  // namespace stsmfa::client
