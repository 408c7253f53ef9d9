#include "sts/helper/http.h"

#include "sts/protocol.h"
#include "tests/unit/helper/exchange_all.h"
#include "tests/unit/helper/loopback_server.h"

#include <gmock/gmock.h>

#include <barrier>
#include <future>

namespace stsmfa::helper {
namespace {

using sts::Outcome;

TEST(Http, SendsExactlyTheHeadersAndTheBody) {
  std::promise<std::string> seen;
  LoopbackServer server([&](Connection& connection) {
    seen.set_value(connection.read_request());
    connection.write(http_reply("<R/>"));
  });
  Http http;
  auto request = post(server.url() + "path?q=1");
  request.headers.push_back({"Host", Secret("sts.amazonaws.com")});
  request.headers.push_back({"Content-Type", Secret("application/x-www-form-urlencoded")});
  request.headers.push_back({"X-Empty", Secret()});
  exchange_one(http, std::move(request));
  EXPECT_EQ(seen.get_future().get(),
            "POST /path?q=1 HTTP/1.1\r\n"
            "Host: sts.amazonaws.com\r\n"
            "User-Agent: stsmfa/" STSMFA_VERSION
            "\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            "X-Empty:\r\n"
            "Content-Length: 3\r\n\r\na=b");
}

TEST(Http, GivesStatusHeadersAndBody) {
  LoopbackServer server([](Connection& connection) {
    connection.read_request();
    connection.write(http_reply("<R>1</R>",
                                "HTTP/1.1 403 Forbidden\r\nX-AMZN-requestid: id\r\n"
                                "Date: Thu, 27 Jan 2022 01:59:28 GMT"));
  });
  Http http;
  const auto exchange = exchange_one(http, post(server.url(), 77));
  EXPECT_EQ(exchange.id, 77);
  EXPECT_EQ(exchange.outcome, Outcome::answered);
  EXPECT_EQ(exchange.status, 403);
  EXPECT_EQ(exchange.date, "Thu, 27 Jan 2022 01:59:28 GMT");
  EXPECT_EQ(exchange.content_type, "text/xml");
  EXPECT_EQ(exchange.request_id, "id");
  EXPECT_EQ(exchange.body.reveal(), "<R>1</R>");
  EXPECT_EQ(exchange.message, "");
}

TEST(Http, FollowsNoRedirect) {
  LoopbackServer elsewhere([](Connection&) {});
  LoopbackServer server([&](Connection& connection) {
    connection.read_request();
    connection.write(http_reply("", "HTTP/1.1 307 Elsewhere\r\nLocation: " + elsewhere.url()));
  });
  Http http;
  EXPECT_EQ(exchange_one(http, post(server.url())).status, 307);
  EXPECT_EQ(elsewhere.accepted(), 0);
}

TEST(Http, CarriesManyRequestsAtOnce) {
  constexpr int count = 32;
  std::atomic<int> arrived = 0;
  LoopbackServer server([&](Connection& connection) {
    connection.read_request();
    // none is answered before all are there
    ++arrived;
    while (arrived < count) {
      std::this_thread::yield();
    }
    connection.write(http_reply("<R/>"));
  });
  Http http;
  std::vector<sts::Request> requests;
  for (long id = 0; id < count; ++id) {
    requests.push_back(post(server.url(), id));
  }
  for (const auto& [id, exchange] : exchange_all(http, std::move(requests))) {
    EXPECT_EQ(exchange.status, 200) << id;
  }
}

TEST(Http, QueuesWhatIsBeyondItsConnections) {
  LoopbackServer server([&](Connection& connection) {
    connection.read_request();
    connection.write(http_reply("<R/>"));
  });
  Http http;
  std::vector<sts::Request> requests;
  for (long id = 0; id < 200; ++id) {
    requests.push_back(post(server.url(), id));
    requests.back().fresh = true;
  }
  for (const auto& [id, exchange] : exchange_all(http, std::move(requests))) {
    EXPECT_EQ(exchange.status, 200) << id << exchange.message;
  }
  EXPECT_EQ(server.accepted(), 200);
}

void serve_many(Connection& connection) {
  while (!connection.read_request().empty()) {
    connection.write(http_reply("<R/>"));
  }
}

TEST(Http, KeepsAConnectionForTheNextRequest) {
  LoopbackServer server(serve_many);
  Http http;
  exchange_one(http, post(server.url()));
  exchange_one(http, post(server.url()));
  EXPECT_EQ(server.accepted(), 1);
}

TEST(Http, KeepsTheConnectionsOfManyWhileThereAreFew) {
  constexpr long many = 32;
  std::barrier all_are_there(many);
  LoopbackServer server([&](Connection& connection) {
    for (auto request = connection.read_request(); !request.empty();
         request = connection.read_request()) {
      if (request.starts_with("POST /many")) all_are_there.arrive_and_wait();
      connection.write(http_reply("<R/>"));
    }
  });
  Http http;
  const auto at_once = [&](long count, const std::string& path) {
    std::vector<sts::Request> requests;
    for (long id = 0; id < count; ++id) {
      requests.push_back(post(server.url() + path, id));
    }
    for (const auto& [id, exchange] : exchange_all(http, std::move(requests))) {
      EXPECT_EQ(exchange.status, 200) << exchange.message;
    }
  };
  at_once(many, "many");
  for (int i = 0; i < many; ++i) {
    at_once(1, "one");
  }
  at_once(many, "many");
  EXPECT_EQ(server.accepted(), many);
}

TEST(Http, GivesAFreshRequestAConnectionOfItsOwn) {
  LoopbackServer server(serve_many);
  Http http;
  exchange_one(http, post(server.url()));
  for (const int connections : {2, 3}) {
    auto request = post(server.url());
    request.fresh = true;
    EXPECT_EQ(exchange_one(http, std::move(request)).status, 200);
    EXPECT_EQ(server.accepted(), connections);
  }
}

TEST(Http, OnlyConnectsWithoutABody) {
  std::promise<std::string> seen;
  LoopbackServer server([&](Connection& connection) { seen.set_value(connection.read()); });
  {
    Http http;
    const auto exchange = exchange_one(http, {.id = 3, .url = server.url()});
    EXPECT_EQ(exchange.outcome, Outcome::answered);
    EXPECT_EQ(exchange.status, 0);
    EXPECT_EQ(exchange.message, "");
  }
  EXPECT_EQ(seen.get_future().get(), "");
}

TEST(Http, NeverSendsOnAConnectionThatOnlyStood) {
  LoopbackServer server(serve_many);
  Http http;
  exchange_one(http, {.url = server.url()});
  EXPECT_EQ(exchange_one(http, post(server.url())).status, 200);
  EXPECT_EQ(server.accepted(), 2);
}

TEST(Http, RefusesUrlsAndHeadersThatItMustNotUse) {
  Http http;
  const auto refusal = [&](const std::string& url) {
    const auto exchange = exchange_one(http, post(url));
    EXPECT_EQ(exchange.outcome, Outcome::not_sent);
    return exchange.message;
  };
  EXPECT_EQ(refusal("http://sts.amazonaws.com/"), "plain http is for loopback only");
  EXPECT_EQ(refusal("http://127.0.0.1@example.com/"), "the URL is not valid");
  EXPECT_EQ(refusal("file:///etc/passwd"), "the URL is not valid");
  EXPECT_EQ(refusal(""), "the URL is not valid");
  auto split = post("http://127.0.0.1:1/");
  split.headers.push_back({"A", Secret("b\r\nC: d")});
  EXPECT_EQ(exchange_one(http, std::move(split)).message, "a header holds a line end");
}

}  // namespace
}  // namespace stsmfa::helper
