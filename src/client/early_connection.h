#pragma once

#include "client/wire.h"
#include "profile/destination.h"

#include <string>

namespace stsmfa::client {

/// The helper connects while a person types; what it finds out ends the question if it is bad, so
/// that a missing network is said before a code is spent.
class EarlyConnection {
 public:
  /// Begins to connect. `wire` outlives it. Throws what sending throws.
  EarlyConnection(const Wire& wire, const profile::Destination& destination);

  /// The descriptor that becomes readable with the news; -1 once they are known.
  int watched() const { return done_ ? -1 : wire_.readable; }

  /// Takes the news. Throws Error (unreached) when they are bad.
  void look();

 private:
  const Wire& wire_;
  std::string host_;
  long id_;
  bool done_ = false;
};

}  // namespace stsmfa::client
