#pragma once

#include "client/helper.h"
#include "profile/destination.h"

#include <string>

namespace stsmfa::client {

/// The helper connects while a person types; what it finds out ends the question if it is bad, so
/// that a missing network is said before a code is spent.
class EarlyConnection {
 public:
  /// Begins to connect. `client` outlives it.
  EarlyConnection(StsClient& client, const profile::Destination& destination);

  /// The descriptor that becomes readable with the news; -1 once they are known.
  int watched() const { return done_ ? -1 : client_.output(); }

  /// Takes the news. Throws Error (unreached) when they are bad.
  void look();

 private:
  StsClient& client_;
  std::string host_;
  long id_;
  bool done_ = false;
};

}  // namespace stsmfa::client
