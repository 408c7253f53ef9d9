#include "client/early_connection.h"

#include "client/refusal.h"

namespace stsmfa::client {

namespace {

/// A request without a body: resolve, connect, shake hands.
sts::Request connect_request(const profile::Destination& destination) {
  sts::Request request;
  request.url = destination.endpoint.url;
  request.ca_bundle = destination.ca_bundle;
  request.proxy = destination.proxy;
  return request;
}

}  // namespace

EarlyConnection::EarlyConnection(const Wire& wire, const profile::Destination& destination)
    : wire_(wire),
      host_(profile::host_of(destination)),
      id_(wire.send(connect_request(destination))) {}

void EarlyConnection::look() {
  done_ = true;
  const JudgedReply news{wire_.receive(id_), Verdict::not_sent};
  if (news.reply.outcome != sts::Outcome::answered) {
    throw refusal_of(news, {sts::Service::sts, {}, {}}, host_);
  }
}

}  // namespace stsmfa::client
