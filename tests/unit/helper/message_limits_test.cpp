#include "sts/protocol.h"

#include <gtest/gtest.h>

#include <string>

namespace stsmfa::sts {
namespace {

// As protocol.h says them, and not by its names: a limit that has moved is another protocol.
constexpr std::size_t line_size = 65536;
constexpr std::size_t message_size = 2097152;
constexpr std::size_t lines_of_message = 1024;

/// How a call breaks the protocol; empty when it does not.
template <typename Call>
std::string protocol_error_of(Call call) {
  try {
    call();
  } catch (const ProtocolError& error) {
    return error.what;
  }
  return "";
}

/// What a reader says about a stream that is none of the protocol; empty when it says nothing.
std::string refusal_of_reply(std::string_view stream) {
  MessageReader reader;
  reader.feed(stream);
  return protocol_error_of([&] {
    while (reader.next_reply()) {
    }
  });
}

std::string refusal_of_request(std::string_view stream) {
  MessageReader reader;
  reader.feed(stream);
  return protocol_error_of([&] {
    while (reader.next_request()) {
    }
  });
}

std::string reply_with(std::string_view lines) {
  return "id 1\noutcome answered\nstatus 200\n" + std::string(lines) + "\n";
}

TEST(MessageLimits, RefusesWhatIsNoMessage) {
  EXPECT_EQ(refusal_of_reply(reply_with("")), "");
  EXPECT_EQ(refusal_of_reply("\n"), "no id");
  EXPECT_EQ(refusal_of_reply("id 1\nstatus 200\n\n"), "no outcome");
  EXPECT_EQ(refusal_of_reply(reply_with("colour red\n")), "an unknown name");
  EXPECT_EQ(refusal_of_reply(reply_with("url u\n")), "an unknown name");
  EXPECT_EQ(refusal_of_reply(reply_with("\x1b[31m x\n")), "an unknown name");
  EXPECT_EQ(refusal_of_reply(reply_with("code A\ncode B\n")), "a repeated code");
  EXPECT_EQ(refusal_of_reply(reply_with("id 1\n")), "a repeated id");
  EXPECT_EQ(refusal_of_reply(reply_with("code\n")), "a malformed code");
  EXPECT_EQ(refusal_of_reply(reply_with("code A B\n")), "a malformed code");
  EXPECT_EQ(refusal_of_reply(reply_with("field A\n")), "a malformed field");
  EXPECT_EQ(refusal_of_reply(reply_with("field A B C\n")), "too many words on a line");
}

TEST(MessageLimits, RefusesBadValues) {
  EXPECT_EQ(refusal_of_reply("id -1\noutcome answered\nstatus 0\n\n"), "a bad number");
  EXPECT_EQ(refusal_of_reply("id \noutcome answered\nstatus 0\n\n"), "a bad number");
  EXPECT_EQ(refusal_of_reply("id 1x\noutcome answered\nstatus 0\n\n"), "a bad number");
  EXPECT_EQ(refusal_of_reply("id 99999999999999999999\noutcome answered\nstatus 0\n\n"),
            "a bad number");
  EXPECT_EQ(refusal_of_reply("id 1\noutcome answered\nstatus 1000\n\n"), "a bad number");
  EXPECT_EQ(refusal_of_reply("id 1\noutcome sent\nstatus 0\n\n"), "an unknown outcome");
  EXPECT_EQ(refusal_of_reply(reply_with("date yesterday\n")), "a bad date");
}

TEST(MessageLimits, TakesTheLargestNumbersAndNotOneMore) {
  const auto reply = [](const std::string& id, const std::string& status) {
    return refusal_of_reply("id " + id + "\noutcome answered\nstatus " + status + "\n\n");
  };
  EXPECT_EQ(reply("1073741824", "999"), "");
  EXPECT_EQ(reply("0", "0"), "");
  EXPECT_EQ(reply("1073741825", "999"), "a bad number");
  EXPECT_EQ(reply("1073741824", "1000"), "a bad number");
  const auto request = [](const std::string& id, const std::string& timeout) {
    return refusal_of_request("id " + id + "\nurl u\ntimeout " + timeout + "\nfresh no\n\n");
  };
  EXPECT_EQ(request("1073741824", "86400"), "");
  EXPECT_EQ(request("0", "1"), "");
  EXPECT_EQ(request("1073741825", "86400"), "a bad number");
  EXPECT_EQ(request("1073741824", "86401"), "a bad number");
  EXPECT_EQ(request("1", "0"), "a bad number");
}

TEST(MessageLimits, RefusesBadEncoding) {
  for (const std::string_view value : {"%", "%4", "%4g", "%4a", "100%", "%%41"}) {
    EXPECT_EQ(refusal_of_reply(reply_with("code " + std::string(value) + "\n")),
              "bad percent-encoding")
        << value;
  }
  for (const std::string_view value : {"\r", "\t", "\x7f", "\x80", "\xc3\xa4"}) {
    EXPECT_EQ(refusal_of_reply(reply_with("code " + std::string(value) + "\n")),
              "a byte that is not percent-encoded");
  }
  EXPECT_EQ(refusal_of_reply(reply_with(std::string("code \0\n", 7))),
            "a byte that is not percent-encoded");
}

TEST(MessageLimits, RefusesARequestThatCannotBe) {
  EXPECT_EQ(refusal_of_request("id 1\nurl u\ntimeout 1\nfresh maybe\n\n"), "neither yes nor no");
  EXPECT_EQ(refusal_of_request("id 1\nurl u\ntimeout 1\n\n"), "no fresh");
  EXPECT_EQ(refusal_of_request("id 1\ntimeout 1\nfresh no\n\n"), "no url");
  EXPECT_EQ(refusal_of_request("url u\ntimeout 1\nfresh no\n\n"), "no id");
  EXPECT_EQ(refusal_of_request("id 1\nurl u\nfresh no\n\n"), "no timeout");
}

TEST(MessageLimits, RefusesALineThatDoesNotEndAsSoonAsItIsTooLong) {
  MessageReader reader;
  reader.feed(std::string(line_size, 'x'));
  EXPECT_FALSE(reader.next_reply());
  reader.feed("x");
  EXPECT_EQ(protocol_error_of([&] { reader.next_reply(); }), "a line is too long");
}

TEST(MessageLimits, RefusesAGreetingThatDoesNotEnd) {
  MessageReader reader;
  reader.feed(std::string(line_size + 1, 'x'));
  EXPECT_EQ(protocol_error_of([&] { reader.next_line(); }), "a line is too long");
}

TEST(MessageLimits, TakesTheLongestLineAndNotOneByteMore) {
  const std::string value(line_size - std::string_view("code ").size(), 'x');
  EXPECT_EQ(refusal_of_reply(reply_with("code " + value + "\n")), "");
  EXPECT_EQ(refusal_of_reply(reply_with("code " + value + "x\n")), "a line is too long");
  EXPECT_NO_THROW(encode(Reply{.code = value}));
  EXPECT_EQ(protocol_error_of([&] { encode(Reply{.code = value + "x"}); }),
            "a line would be too long");
}

TEST(MessageLimits, RefusesAMessageThatDoesNotEndAsSoonAsItIsTooLong) {
  const std::string line = "field A " + std::string(60'000, 'x') + "\n";
  MessageReader reader;
  std::size_t size = 0;
  const auto feed_on = [&] {
    for (;; size += line.size()) {
      reader.feed(line);
      EXPECT_FALSE(reader.next_reply());
    }
  };
  EXPECT_EQ(protocol_error_of(feed_on), "a message is too long");
  EXPECT_LE(size, message_size);
}

/// A reply of which the lines have that many bytes.
Reply reply_of(std::size_t bytes) {
  Reply reply;
  std::size_t size = encode(reply).size() - 1;
  constexpr std::size_t around = std::string_view("field A \n").size();
  constexpr std::size_t large = 60'000;
  while (bytes - size > large + 2 * around) {
    reply.fields.push_back({"A", Secret(std::string(large, 'x'))});
    size += large + around;
  }
  reply.fields.push_back({"A", Secret(std::string(bytes - size - around, 'x'))});
  return reply;
}

TEST(MessageLimits, TakesTheLargestMessageAndNotOneByteMore) {
  const Secret message = encode(reply_of(message_size));
  ASSERT_EQ(message.size(), message_size + 1) << "with the empty line behind it";
  EXPECT_EQ(refusal_of_reply(message.reveal()), "");
  std::string larger(message.reveal());
  larger.insert(larger.size() - 2, "x");
  EXPECT_EQ(refusal_of_reply(larger), "a message is too long");
  EXPECT_EQ(protocol_error_of([] { encode(reply_of(message_size + 1)); }),
            "a message would be too long");
}

TEST(MessageLimits, RefusesTooManyLines) {
  std::string lines;
  for (std::size_t i = 0; i < lines_of_message - 3; ++i) {
    lines += "field A B\n";
  }
  EXPECT_EQ(refusal_of_reply(reply_with(lines)), "");
  EXPECT_EQ(refusal_of_reply(reply_with(lines + "field A B\n")), "a message has too many lines");
}

TEST(MessageLimits, NeverWritesAMessageThatWouldBeRefused) {
  Reply large;
  for (int i = 0; i < 40; ++i) {
    large.fields.push_back({"A", Secret(std::string(60'000, 'x'))});
  }
  EXPECT_EQ(protocol_error_of([&] { encode(large); }), "a message would be too long");
  Reply many;
  many.fields.resize(lines_of_message);
  EXPECT_EQ(protocol_error_of([&] { encode(many); }), "a message would have too many lines");
}

TEST(MessageLimits, NeverRepeatsForeignBytes) {
  EXPECT_EQ(refusal_of_reply("\x1b]0;evil\n\n").find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace stsmfa::sts
