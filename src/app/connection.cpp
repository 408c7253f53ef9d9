#include "app/connection.h"

namespace stsmfa::app {

Connection::Connection(const Destination& destination, const Environment& environment,
                       const Report& report)
    : client_(helper_environment(environment, destination)),
      world_(world_of(client_)),
      caller_(world_, destination, report) {}

}  // namespace stsmfa::app
