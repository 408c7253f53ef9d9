#include "sts/helper/http.h"
#include "sts/protocol.h"
#include "tests/unit/helper/exchange_all.h"
#include "tests/unit/helper/loopback_server.h"

#include <gmock/gmock.h>

#include <array>
#include <cstdlib>

namespace stsmfa::helper {
namespace {

using sts::Outcome;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// What comes of a request to a server that behaves so.
Exchange exchange_with(LoopbackServer::Serve serve, Seconds timeout = Seconds(20)) {
  LoopbackServer server(std::move(serve));
  Http http;
  auto request = post(server.url());
  request.timeout = timeout;
  return exchange_one(http, std::move(request));
}

int unused_port() {
  const LoopbackServer server([](Connection&) {});
  return server.port();
}

TEST(HttpFailure, IsNotSentWhenNobodyListens) {
  Http http;
  const auto exchange =
      exchange_one(http, post("http://127.0.0.1:" + std::to_string(unused_port()) + "/"));
  EXPECT_EQ(exchange.outcome, Outcome::not_sent);
  EXPECT_EQ(exchange.message, "could not connect: Connection refused");
}

TEST(HttpFailure, IsNotSentWhenTheNameIsUnknown) {
  Http http;
  const auto exchange = exchange_one(http, post("https://sts.nowhere.invalid/"));
  EXPECT_EQ(exchange.outcome, Outcome::not_sent);
  EXPECT_EQ(exchange.message, "could not resolve host: sts.nowhere.invalid");
}

TEST(HttpFailure, IsNotSentWhenTlsFails) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.0 400 speak TLS\r\n\r\n");
  });
  Http http;
  for (const std::string_view body : {"a=b", ""}) {
    sts::Request request{.url = server.url("https"), .body = Secret(body)};
    const auto exchange = exchange_one(http, std::move(request));
    EXPECT_EQ(exchange.outcome, Outcome::not_sent);
    EXPECT_THAT(exchange.message, StartsWith("TLS failed: "));
  }
}

TEST(HttpFailure, IsMaybeSentWhenTheConnectionIsClosedAfterTheRequest) {
  std::atomic<int> requests = 0;
  const auto exchange = exchange_with([&](Connection& connection) {
    if (!connection.read_request().empty()) ++requests;
  });
  EXPECT_EQ(exchange.outcome, Outcome::maybe_sent);
  EXPECT_EQ(exchange.message, "the connection was closed without a reply");
  EXPECT_EQ(requests, 1);
}

TEST(HttpFailure, NeverSendsTwiceWhenAKeptConnectionDies) {
  std::atomic<int> requests = 0;
  LoopbackServer server([&](Connection& connection) {
    connection.read_request();
    connection.write(http_reply("<R/>"));
    if (!connection.read_request().empty()) ++requests;  // and closes without a reply
  });
  Http http;
  EXPECT_EQ(exchange_one(http, post(server.url())).outcome, Outcome::answered);
  const auto exchange = exchange_one(http, post(server.url()));
  EXPECT_EQ(exchange.outcome, Outcome::maybe_sent);
  EXPECT_EQ(exchange.message, "the connection was closed without a reply");
  EXPECT_EQ(requests, 1);
}

TEST(HttpFailure, IsMaybeSentWhenTheReplyTakesTooLong) {
  const auto exchange = exchange_with(
      [](Connection& connection) {
        connection.read_request();
        connection.write("HTTP/1.1 200 OK\r\n");
        connection.read();  // waits until the client has gone
      },
      Seconds(1));
  EXPECT_EQ(exchange.outcome, Outcome::maybe_sent);
  EXPECT_EQ(exchange.message, "timed out after 1 s");
}

TEST(HttpFailure, IsNotSentWhenTheHandshakeTakesTooLong) {
  LoopbackServer server([](Connection& connection) {
    while (!connection.read().empty()) {
    }
  });
  Http http;
  sts::Request request = post(server.url("https"));
  request.timeout = Seconds(1);
  const auto exchange = exchange_one(http, std::move(request));
  EXPECT_EQ(exchange.outcome, Outcome::not_sent);
  EXPECT_EQ(exchange.message, "timed out while connecting");
}

TEST(HttpFailure, IsMaybeSentWhenTheReplyIsCutShort) {
  const auto exchange = exchange_with([](Connection& connection) {
    connection.read_request();
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<GetSessionTokenResponse>");
  });
  EXPECT_EQ(exchange.outcome, Outcome::maybe_sent);
  EXPECT_EQ(exchange.message, "the reply was cut short");
}

TEST(HttpFailure, IsMaybeSentWhenTheReplyIsTooLarge) {
  for (const std::string_view length : {"", "Content-Length: 9999999\r\n"}) {
    const auto exchange = exchange_with([&](Connection& connection) {
      connection.read_request();
      connection.write("HTTP/1.1 200 OK\r\n" + std::string(length) + "\r\n");
      connection.write(std::string(2UL * 1024 * 1024, 'x'));
    });
    EXPECT_EQ(exchange.outcome, Outcome::maybe_sent);
    EXPECT_EQ(exchange.message, "the reply is larger than 1 MiB");
  }
}

/// Header lines without an end: before a final reply, in it, and behind its body.
TEST(HttpFailure, IsMaybeSentWhenTheHeadersAreTooLarge) {
  const std::string line = "x: " + std::string(1000, 'y') + "\r\n";
  for (const std::string_view head :
       {"", "HTTP/1.1 103 Early Hints\r\n", "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"}) {
    const bool is_interim = head.empty();
    const auto exchange = exchange_with([&](Connection& connection) {
      connection.read_request();
      connection.write(head);
      for (int i = 0; i < 1000; ++i) {
        connection.write(is_interim ? "HTTP/1.1 100 Continue\r\n" + line + "\r\n" : line);
      }
      connection.read();  // waits until the client has gone
    });
    EXPECT_EQ(exchange.outcome, Outcome::maybe_sent) << head;
    EXPECT_EQ(exchange.message, "the reply has too many headers") << head;
  }
}

TEST(HttpFailure, IsMaybeSentWhenAHeaderHasNoEnd) {
  const auto exchange = exchange_with([](Connection& connection) {
    connection.read_request();
    connection.write("HTTP/1.1 200 OK\r\nx: " + std::string(2UL * 1024 * 1024, 'y'));
    connection.read();
  });
  EXPECT_EQ(exchange.outcome, Outcome::maybe_sent);
  EXPECT_EQ(exchange.message, "the reply has a header without an end");
}

TEST(HttpFailure, TakesABodyOfOneMebibyte) {
  const auto exchange = exchange_with([](Connection& connection) {
    connection.read_request();
    connection.write(http_reply(std::string(1024UL * 1024, 'x')));
  });
  EXPECT_EQ(exchange.outcome, Outcome::answered);
  EXPECT_EQ(exchange.body.size(), 1024UL * 1024);
}

TEST(HttpFailure, IsMaybeSentWhenWhatAnswersDoesNotSpeakHttp) {
  for (const std::string_view bytes : {"SSH-2.0-OpenSSH_9.2\r\n", "\r\n\r\n\r\n", "\x15\x03\x01"}) {
    const auto exchange = exchange_with([&](Connection& connection) {
      connection.read_request();
      connection.write(bytes);
    });
    EXPECT_EQ(exchange.outcome, Outcome::maybe_sent);
    EXPECT_THAT(exchange.message, StartsWith("what answered does not speak HTTP: "));
  }
}

/// The variables that libcurl would read by itself.
class ProxyVariables {
 public:
  explicit ProxyVariables(const std::string& url) {
    for (const char* name : names) {
      ::setenv(name, url.c_str(), 1);
    }
  }
  ~ProxyVariables() {
    for (const char* name : names) {
      ::unsetenv(name);
    }
  }
  ProxyVariables(const ProxyVariables&) = delete;
  ProxyVariables& operator=(const ProxyVariables&) = delete;

 private:
  static constexpr std::array<const char*, 3> names = {"http_proxy", "https_proxy", "all_proxy"};
};

/// A request that goes by the proxy of this URL.
sts::Request by_proxy(std::string url, std::string_view user = "") {
  sts::Request request = post("https://sts.amazonaws.com/");
  request.proxy = {std::move(url), Secret(user)};
  return request;
}

TEST(HttpProxy, IsNotSentWhenTheProxyRefuses) {
  LoopbackServer proxy([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
  });
  Http http;
  const auto exchange = exchange_one(http, by_proxy(proxy.url()));
  EXPECT_EQ(exchange.outcome, Outcome::not_sent);
  EXPECT_EQ(exchange.message, "the proxy answered HTTP 407");
  EXPECT_EQ(exchange.status, 0);
  EXPECT_EQ(proxy.accepted(), 1);
}

TEST(HttpProxy, GetsTheUserDecoded) {
  std::string asked;
  LoopbackServer proxy([&](Connection& connection) { asked = connection.read(); });
  Http http;
  exchange_one(http, by_proxy(proxy.url(), "lee:S3%2Fcret@pw"));
  EXPECT_THAT(asked, HasSubstr("Proxy-Authorization: Basic bGVlOlMzL2NyZXRAcHc=\r\n"));
}

TEST(HttpProxy, IsNamedWhenNobodyListensThere) {
  Http http;
  const std::string url = "http://127.0.0.1:" + std::to_string(unused_port());
  const auto exchange = exchange_one(http, by_proxy(url, "lee:S3cret"));
  EXPECT_EQ(exchange.outcome, Outcome::not_sent);
  EXPECT_EQ(exchange.message, "could not connect to the proxy: Connection refused");
}

TEST(HttpProxy, HasLibcurlsReasonWhereNoSystemCallHasFailed) {
  Http http;
  const auto exchange = exchange_one(http, by_proxy("ftp://127.0.0.1:9", "lee:S3cret"));
  EXPECT_EQ(exchange.outcome, Outcome::not_sent);
  EXPECT_THAT(exchange.message, HasSubstr("Unsupported proxy scheme"));
  EXPECT_THAT(exchange.message, Not(HasSubstr("S3cret")));
}

TEST(HttpProxy, IsNotOneThatIsInAVariableAlone) {
  LoopbackServer proxy([](Connection&) {});
  LoopbackServer server([](Connection& connection) { connection.read(); });
  const ProxyVariables variables(proxy.url());
  Http http;
  exchange_one(http, post(server.url("https")));
  EXPECT_EQ(server.accepted(), 1);
  EXPECT_EQ(proxy.accepted(), 0);
}

TEST(HttpProxy, IsUsedWhateverNoProxySays) {
  LoopbackServer proxy([](Connection& connection) { connection.read(); });
  ::setenv("no_proxy", "*", 1);
  Http http;
  exchange_one(http, by_proxy(proxy.url()));
  ::unsetenv("no_proxy");
  EXPECT_EQ(proxy.accepted(), 1);
}

TEST(HttpProxy, NeverCarriesPlainHttp) {
  LoopbackServer proxy([](Connection&) {});
  LoopbackServer server([](Connection& connection) {
    connection.read_request();
    connection.write(http_reply("<R/>"));
  });
  const ProxyVariables variables(proxy.url());
  Http http;
  EXPECT_EQ(exchange_one(http, post(server.url())).status, 200);
  sts::Request request = post(server.url());
  request.proxy.url = proxy.url();
  EXPECT_EQ(exchange_one(http, std::move(request)).message, "plain http goes by no proxy");
  EXPECT_EQ(proxy.accepted(), 0);
}

}  // namespace
}  // namespace stsmfa::helper
