#include "app/connection.h"

#include "os/wait.h"

namespace stsmfa::app {

Connection::Connection(const Destination& destination, const Environment& environment,
                       const Report& report)
    : client_(helper_environment(environment, destination)),
      world_{.now = [] { return stsmfa::now(); },
             .wait = [](Seconds time) { os::wait_readable(-1, -1, os::Deadline(time)); },
             .ask = {},
             .ask_on_terminal = {},
             .exchange =
                 [this](sts::Request request) { return client_.exchange(std::move(request)); }},
      caller_(world_, destination, report) {}

}  // namespace stsmfa::app
