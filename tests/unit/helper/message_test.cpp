#include "sts/protocol.h"

#include <gmock/gmock.h>

#include <string>

namespace stsmfa::sts {
namespace {

std::string every_byte() {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) {
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

std::string text(const Secret& message) { return std::string(message.reveal()); }

template <typename... Pieces>
std::optional<Request> read_request(const Pieces&... pieces) {
  MessageReader reader;
  (reader.feed(pieces), ...);
  return reader.next_request();
}

TEST(Message, GreetsWithNameProtocolAndVersion) {
  EXPECT_EQ(greeting(), std::string("stsmfa-sts 1 ") + STSMFA_VERSION + "\n");
}

TEST(Message, WritesARequestAsDocumented) {
  Request request{.id = 7, .url = "https://sts.amazonaws.com/", .headers = {}, .ca_bundle = "/a b"};
  request.headers.push_back({"X-Amz-Date", Secret("20220127T015928Z")});
  request.headers.push_back({"X-Empty", Secret("")});
  request.body = Secret("A=1%2B\n");
  request.proxy = {"http://proxy:3128", Secret("lee:S3 cret")};
  EXPECT_EQ(text(encode(request)),
            "id 7\n"
            "url https://sts.amazonaws.com/\n"
            "header X-Amz-Date 20220127T015928Z\n"
            "header X-Empty \n"
            "body A=1%252B%0A\n"
            "ca-bundle /a%20b\n"
            "proxy http://proxy:3128\n"
            "proxy-user lee:S3%20cret\n"
            "timeout 20\n"
            "fresh no\n"
            "\n");
}

TEST(Message, WritesAReplyAsDocumented) {
  Reply reply{.id = 7, .outcome = Outcome::maybe_sent, .message = "timed out"};
  EXPECT_EQ(text(encode(reply)), "id 7\noutcome maybe-sent\nstatus 0\nmessage timed%20out\n\n");
}

TEST(Message, CarriesEveryByteOfARequest) {
  Request sent{.id = 1, .url = every_byte(), .headers = {}, .ca_bundle = every_byte()};
  sent.headers.push_back({"A", Secret(every_byte())});
  sent.headers.push_back({"B", Secret()});
  sent.body = Secret(every_byte());
  sent.proxy = {every_byte(), Secret(every_byte())};
  sent.timeout = Seconds(3);
  sent.fresh = true;
  const auto received = read_request(encode(sent).reveal());
  ASSERT_TRUE(received);
  EXPECT_EQ(received->id, 1);
  EXPECT_EQ(received->url, every_byte());
  ASSERT_EQ(received->headers.size(), 2U);
  EXPECT_EQ(received->headers[0].name, "A");
  EXPECT_EQ(received->headers[0].value, Secret(every_byte()));
  EXPECT_EQ(received->headers[1].name, "B");
  EXPECT_TRUE(received->headers[1].value.empty());
  EXPECT_EQ(received->body, Secret(every_byte()));
  EXPECT_EQ(received->ca_bundle, every_byte());
  EXPECT_EQ(received->proxy.url, every_byte());
  EXPECT_EQ(received->proxy.user, Secret(every_byte()));
  EXPECT_EQ(received->timeout, Seconds(3));
  EXPECT_TRUE(received->fresh);
}

TEST(Message, CarriesEveryByteOfAReply) {
  Reply sent{.id = 2, .outcome = Outcome::answered, .status = 403};
  sent.date = parse_amz_date("20220127T015928Z");
  sent.root = every_byte();
  sent.fields.push_back({"A/B", Secret(every_byte())});
  sent.fields.push_back({every_byte(), Secret()});
  sent.code = sent.message = sent.request_id = every_byte();
  MessageReader reader;
  reader.feed(encode(sent).reveal());
  const auto received = reader.next_reply();
  ASSERT_TRUE(received);
  EXPECT_EQ(received->id, 2);
  EXPECT_EQ(received->outcome, Outcome::answered);
  EXPECT_EQ(received->status, 403);
  EXPECT_EQ(received->date, sent.date);
  EXPECT_EQ(received->root, every_byte());
  ASSERT_EQ(received->fields.size(), 2U);
  EXPECT_EQ(received->fields[0].path, "A/B");
  EXPECT_EQ(received->fields[0].value, Secret(every_byte()));
  EXPECT_EQ(received->fields[1].path, every_byte());
  EXPECT_EQ(received->code, every_byte());
  EXPECT_EQ(received->message, every_byte());
  EXPECT_EQ(received->request_id, every_byte());
}

TEST(Message, CarriesEveryOutcome) {
  for (const auto outcome : {Outcome::answered, Outcome::not_sent, Outcome::maybe_sent}) {
    MessageReader reader;
    reader.feed(encode(Reply{.outcome = outcome}).reveal());
    EXPECT_EQ(reader.next_reply()->outcome, outcome);
  }
}

TEST(MessageReader, GivesMessagesInTheirOrderHoweverTheyArrive) {
  Secret stream;
  for (const long id : {1, 2, 3}) {
    stream.append(encode(Request{.id = id, .url = "u", .headers = {}}).reveal());
  }
  for (const std::size_t piece : {1UL, 2UL, 7UL, stream.size()}) {
    MessageReader reader;
    std::vector<long> ids;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
      reader.feed(stream.reveal().substr(at, piece));
      while (const auto request = reader.next_request()) {
        ids.push_back(request->id);
      }
    }
    EXPECT_THAT(ids, testing::ElementsAre(1, 2, 3)) << "in pieces of " << piece;
  }
}

TEST(MessageReader, GivesTheGreetingThenMessages) {
  MessageReader reader;
  reader.feed("stsmfa-sts 1 0");
  EXPECT_EQ(reader.next_line(), std::nullopt);
  reader.feed(".1.0\nid 3\nout");
  EXPECT_EQ(reader.next_line(), "stsmfa-sts 1 0.1.0");
  EXPECT_FALSE(reader.next_reply());
  reader.feed("come not-sent\nstatus 0\n\n");
  EXPECT_EQ(reader.next_reply()->id, 3);
  EXPECT_FALSE(reader.next_reply());
}

}  // namespace
}  // namespace stsmfa::sts
