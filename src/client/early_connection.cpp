#include "client/early_connection.h"

#include "client/refusal.h"

namespace stsmfa::client {

namespace {

/// A request without a body: resolve, connect, shake hands.
sts::Request connect_request(const profile::Destination& destination) {
  sts::Request request;
  request.url = destination.endpoint.url;
  request.ca_bundle = destination.ca_bundle;
  return request;
}

}  // namespace

EarlyConnection::EarlyConnection(StsClient& client, const profile::Destination& destination)
    : client_(client),
      host_(profile::host_of(destination)),
      id_(client.send(connect_request(destination))) {}

void EarlyConnection::look() {
  done_ = true;
  const Answer answer{client_.receive(id_), Verdict::not_sent};
  if (answer.reply.outcome != sts::Outcome::answered) throw refusal_of(answer, {}, host_);
}

}  // namespace stsmfa::client
