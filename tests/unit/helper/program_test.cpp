// The program itself, over pipes, as stsmfa runs it.

#include "os/fd.h"
#include "os/pipe.h"
#include "sts/protocol.h"
#include "tests/unit/helper/exchange_all.h"
#include "tests/unit/helper/loopback_server.h"
#include "tests/unit/helper/tls_connection.h"

#include <gmock/gmock.h>
#include <openssl/ssl.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <future>

namespace stsmfa::helper {
namespace {

using sts::Outcome;

class Program {
 public:
  explicit Program(std::string ca_bundle = "")
      : environment_("STSMFA_CA_BUNDLE=" + std::move(ca_bundle)) {
    os::Pipe input = os::make_pipe();
    os::Pipe output = os::make_pipe();
    os::Pipe errors = os::make_pipe();
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input.read_end.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output.write_end.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, errors.write_end.get(), STDERR_FILENO);
    std::string path = STSMFA_STS;
    const std::array<char*, 2> arguments = {path.data(), nullptr};
    const std::array<char*, 2> variables = {environment_.data(), nullptr};
    ::posix_spawn(&pid_, path.c_str(), &actions, nullptr, arguments.data(), variables.data());
    ::posix_spawn_file_actions_destroy(&actions);
    input_ = std::move(input.write_end);
    output_ = std::move(output.read_end);
    errors_ = std::move(errors.read_end);
  }
  ~Program() { finish(); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  bool write(std::string_view bytes) { return os::write_all(input_.get(), bytes) == 0; }

  std::string greeting() {
    for (;;) {
      if (auto line = reader_.next_line()) return *line;
      if (!read_more()) return "";
    }
  }
  std::optional<sts::Reply> reply() {
    for (;;) {
      if (auto message = reader_.next_reply()) return message;
      if (!read_more()) return std::nullopt;
    }
  }

  /// Closes its standard input and gives its exit status; -1 when it died otherwise.
  int finish() {
    input_.reset();
    if (pid_ > 0) ::waitpid(std::exchange(pid_, -1), &status_, 0);
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
  }
  std::string complaints() {
    std::array<char, 4096> bytes{};
    const auto size = ::read(errors_.get(), bytes.data(), bytes.size());
    return {bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  }

 private:
  bool read_more() {
    std::array<char, 4096> bytes{};
    const auto size = ::read(output_.get(), bytes.data(), bytes.size());
    if (size > 0) reader_.feed({bytes.data(), static_cast<std::size_t>(size)});
    return size > 0;
  }

  std::string environment_;
  pid_t pid_ = -1;
  int status_ = -1;
  os::Fd input_;
  os::Fd output_;
  os::Fd errors_;
  sts::MessageReader reader_;
};

TEST(Program, GreetsAndEndsWithItsInput) {
  Program program;
  EXPECT_EQ(program.greeting() + "\n", sts::greeting());
  EXPECT_EQ(program.finish(), 0);
  EXPECT_EQ(program.complaints(), "");
}

TEST(Program, GivesTheParsedReplyOfARequestOverTls) {
  const Certificate certificate("IP:127.0.0.1");
  const TlsAcceptor acceptor(certificate, TLS1_3_VERSION);
  LoopbackServer server(
      [](Connection& connection) {
        connection.read_request();
        connection.write(http_reply("<AResponse><K>a b</K></AResponse>"));
      },
      acceptor);
  Program program(certificate.file());
  program.greeting();
  auto request = post(server.url("https"), 12);
  request.ca_bundle = certificate.file();
  request.fresh = true;
  program.write(encode(request).reveal());
  const auto reply = program.reply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->id, 12);
  EXPECT_EQ(reply->outcome, Outcome::answered) << reply->message;
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->root, "AResponse");
  ASSERT_EQ(reply->fields.size(), 1U);
  EXPECT_EQ(reply->fields[0].value.reveal(), "ab");
  EXPECT_EQ(program.finish(), 0);
}

TEST(Program, TrustsTheBundleThatEachRequestNamesAlone) {
  const Certificate first("IP:127.0.0.1");
  const Certificate second("IP:127.0.0.1");
  const auto serve = [](Connection& connection) {
    while (!connection.read_request().empty()) {
      connection.write(http_reply("<AResponse/>"));
    }
  };
  LoopbackServer first_server(serve, TlsAcceptor(first, TLS1_3_VERSION));
  LoopbackServer second_server(serve, TlsAcceptor(second, TLS1_3_VERSION));
  Program program(first.file() + "\n" + second.file());
  program.greeting();
  const auto outcome = [&](const LoopbackServer& server, const Certificate& certificate) {
    auto request = post(server.url("https"));
    request.ca_bundle = certificate.file();
    program.write(encode(request).reveal());
    return program.reply()->outcome;
  };
  EXPECT_EQ(outcome(first_server, first), Outcome::answered);
  EXPECT_EQ(outcome(second_server, second), Outcome::answered);
  EXPECT_EQ(outcome(first_server, second), Outcome::not_sent) << "not even on its connection";
  EXPECT_EQ(outcome(first_server, first), Outcome::answered);
}

TEST(Program, TakesRequestsWhileOthersAreUnderWay) {
  std::promise<void> second_is_there;
  LoopbackServer server([&](Connection& connection) {
    const auto request = connection.read_request();
    if (request.starts_with("POST /first")) {
      second_is_there.get_future().wait();
    } else {
      second_is_there.set_value();
    }
    connection.write(http_reply("<AResponse/>"));
  });
  Program program;
  program.greeting();
  program.write(encode(post(server.url() + "first", 1)).reveal());
  program.write(encode(post(server.url() + "second", 2)).reveal());
  const std::vector<long> ids = {program.reply()->id, program.reply()->id};
  EXPECT_THAT(ids, testing::UnorderedElementsAre(1, 2));
}

TEST(Program, EndsWhileARequestIsUnderWay) {
  std::promise<void> arrived;
  LoopbackServer server([&](Connection& connection) {
    connection.read_request();
    arrived.set_value();
    connection.read();  // for as long as the client stays
  });
  Program program;
  program.write(encode(post(server.url())).reveal());
  arrived.get_future().wait();
  EXPECT_EQ(program.finish(), 0);  // and not after 20 s: the whole test may take less
}

TEST(Program, TakesAllRequestsFromAParentThatDoesNotRead) {
  LoopbackServer server([](Connection& connection) {
    const std::string body = "<AResponse><K>" + std::string(16'000, 'x') + "</K></AResponse>";
    while (!connection.read_request().empty()) {
      connection.write(http_reply(body));
    }
  });
  Program program;
  program.greeting();
  constexpr long count = 100;  // twenty times what a pipe holds, in both directions
  for (long id = 0; id < count; ++id) {
    auto request = post(server.url(), id);
    request.body = Secret(std::string(16'000, 'x'));
    ASSERT_TRUE(program.write(encode(request).reveal()));
  }
  for (long id = 0; id < count; ++id) {
    const auto reply = program.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200) << reply->message;
  }
}

TEST(Program, RefusesWhatIsNoRequest) {
  Program program;
  program.greeting();
  program.write("hello\n\n");
  EXPECT_EQ(program.complaints(), "stsmfa-sts: protocol: an unknown name\n");
  EXPECT_FALSE(program.reply());
  EXPECT_EQ(program.finish(), 1);
}

TEST(Program, RefusesARequestThatNeverEnds) {
  Program program;
  program.greeting();
  const std::string line = "header A " + std::string(60'000, 'x') + "\n";
  static_cast<void>(::signal(SIGPIPE, SIG_IGN));
  for (int i = 0; i < 100 && program.write(line); ++i) {
  }
  EXPECT_EQ(program.complaints(), "stsmfa-sts: protocol: a message is too long\n");
  EXPECT_EQ(program.finish(), 1);
}

}  // namespace
}  // namespace stsmfa::helper
