#include "sts/helper/http.h"
#include "sts/protocol.h"
#include "tests/unit/helper/exchange_all.h"
#include "tests/unit/helper/loopback_server.h"
#include "tests/unit/helper/tls_connection.h"

#include <gmock/gmock.h>
#include <openssl/ssl.h>

#include <atomic>

namespace stsmfa::helper {
namespace {

using sts::Outcome;
using testing::StartsWith;

/// An HTTPS server with a certificate of its own signing.
struct TlsServer {
  explicit TlsServer(const std::string& name = "IP:127.0.0.1", int newest = TLS1_3_VERSION)
      : certificate(name), acceptor(certificate, newest), server(serve, acceptor) {}

  static void serve(Connection& connection) {
    while (!connection.read_request().empty()) {
      ++requests;
      connection.write(http_reply("<R/>"));
    }
  }
  sts::Request request() const {
    auto request = post(server.url("https"));
    request.ca_bundle = certificate.file();
    request.fresh = true;
    return request;
  }

  static inline std::atomic<int> requests = 0;
  Certificate certificate;
  TlsAcceptor acceptor;
  LoopbackServer server;
};

class HttpTls : public testing::Test {
 protected:
  HttpTls() { TlsServer::requests = 0; }

  static void expect_not_sent(sts::Request request, std::string_view words) {
    Http http;
    const auto exchange = exchange_one(http, std::move(request));
    EXPECT_EQ(exchange.outcome, Outcome::not_sent);
    EXPECT_THAT(exchange.message, StartsWith(words));
    EXPECT_EQ(TlsServer::requests, 0);
  }
};

TEST_F(HttpTls, TrustsTheCaBundleOfTheRequest) {
  const TlsServer tls;
  Http http;
  EXPECT_EQ(exchange_one(http, tls.request()).status, 200);
}

TEST_F(HttpTls, SpeaksTls12) {
  const TlsServer tls("IP:127.0.0.1", TLS1_2_VERSION);
  Http http;
  EXPECT_EQ(exchange_one(http, tls.request()).status, 200);
}

TEST_F(HttpTls, DoesNotTrustAStranger) {
  const TlsServer tls;
  auto request = tls.request();
  request.ca_bundle = "";
  expect_not_sent(std::move(request), "the certificate is not trusted: ");
}

TEST_F(HttpTls, TrustsNothingBesideTheCaBundle) {
  const TlsServer tls;
  const Certificate other("IP:127.0.0.1");
  auto request = tls.request();
  request.ca_bundle = other.file();
  expect_not_sent(std::move(request), "the certificate is not trusted: ");
}

TEST_F(HttpTls, DoesNotTrustACertificateForAnotherName) {
  const TlsServer tls("DNS:sts.amazonaws.com");
  expect_not_sent(tls.request(), "the certificate is not trusted: ");
}

TEST_F(HttpTls, RefusesTls11) {
  const TlsServer tls("IP:127.0.0.1", TLS1_1_VERSION);
  expect_not_sent(tls.request(), "TLS failed: ");
}

TEST_F(HttpTls, SaysWhenTheCaBundleCannotBeUsed) {
  const TlsServer tls;
  auto request = tls.request();
  request.ca_bundle = "/nonexistent/bundle.pem";
  expect_not_sent(request, "the CA bundle cannot be used: ");
  request.ca_bundle = tls.certificate.key_file();
  expect_not_sent(request, "the CA bundle cannot be used: ");
}

TEST_F(HttpTls, SaysBeforeAnythingIsSentThatAConnectionCannotStand) {
  const TlsServer tls;
  auto request = tls.request();
  request.body = Secret();
  request.ca_bundle = "";
  expect_not_sent(std::move(request), "the certificate is not trusted: ");
}

TEST_F(HttpTls, ResumesTheSessionOfAConnectionThatOnlyStood) {
  const TlsServer tls;
  Http http;
  auto connect = tls.request();
  connect.body = Secret();
  EXPECT_EQ(exchange_one(http, std::move(connect)).outcome, Outcome::answered);
  // The session comes after the handshake; a person needs some seconds for a code.
  while (tls.acceptor.handshakes() == 0) {
    std::this_thread::yield();
  }
  EXPECT_EQ(exchange_one(http, tls.request()).status, 200);
  EXPECT_EQ(tls.acceptor.handshakes(), 2);
  EXPECT_EQ(tls.acceptor.resumptions(), 1);
}

}  // namespace
}  // namespace stsmfa::helper
