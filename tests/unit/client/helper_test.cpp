// With the helper itself, as it was built beside this program.

#include "client/helper.h"

#include "sts/protocol.h"
#include "tests/unit/error_of.h"
#include "tests/unit/helper/loopback_server.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

namespace stsmfa::client {
namespace {

using test::error_of;

using helper::Connection;
using helper::LoopbackServer;
using std::chrono::milliseconds;
using std::chrono::seconds;

sts::Request post(const LoopbackServer& server, const std::string& path) {
  return {.url = server.url() + path, .body = Secret("a=b")};
}

void answer_all(Connection& connection) {
  while (!connection.read_request().empty()) {
    connection.write(helper::http_reply("<AResponse/>"));
  }
}

/// A server that answers `/held` when it is told to, and anything else at once.
class HoldingServer {
 public:
  void release() { released_.set_value(); }
  const LoopbackServer& operator*() const { return server_; }

 private:
  void serve(Connection& connection) {
    if (connection.read_request().starts_with("POST /held")) released_.get_future().wait();
    connection.write(helper::http_reply("<AResponse/>"));
  }
  std::promise<void> released_;
  LoopbackServer server_{[this](Connection& connection) { serve(connection); }};
};

TEST(Helper, GivesRepliesAsTheyCome) {
  HoldingServer server;
  Helper client({});
  const long held = client.send(post(*server, "held"));
  const long other = client.send(post(*server, "other"));
  EXPECT_EQ(client.receive_any(seconds(20))->id, other);
  EXPECT_FALSE(client.receive_any(milliseconds(1)));
  server.release();
  EXPECT_EQ(client.receive_any(seconds(20))->id, held);
}

TEST(Helper, KeepsTheRepliesThatNobodyHasReceived) {
  HoldingServer server;
  Helper client({});
  const long held = client.send(post(*server, "held"));
  const long other = client.send(post(*server, "other"));
  server.release();
  EXPECT_EQ(client.receive(held).id, held);
  EXPECT_EQ(client.receive_any(seconds(20))->id, other);
  EXPECT_FALSE(client.receive_any(milliseconds(0))) << "each is given once";
}

TEST(Helper, SendsMoreThanAPipeHoldsBeforeItReceives) {
  const LoopbackServer server(answer_all);
  Helper client({});
  std::set<long> sent;
  for (int i = 0; i < 100; ++i) {
    sts::Request request = post(server, "");
    request.body = Secret(std::string(16'000, 'x'));
    sent.insert(client.send(std::move(request)));
  }
  std::set<long> received;
  while (received.size() < sent.size()) {
    const auto reply = client.receive_any(seconds(20));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200) << reply->message;
    received.insert(reply->id);
  }
  EXPECT_EQ(received, sent);
}

TEST(Helper, AHelperThatHasEndedIsAnError) {
  const LoopbackServer server(answer_all);
  Helper client({});
  client.wait_until_ready();
  client.hang_up();
  const Error receiving = test::error_of([&] { client.receive_any(seconds(20)); });
  EXPECT_EQ(receiving.status, ExitStatus::unreached);
  EXPECT_EQ(receiving.cause, "ended without an answer");
  EXPECT_EQ(error_of([&] { client.send(post(server, "")); }).cause, "ended before it was asked");
}

}  // namespace
}  // namespace stsmfa::client
