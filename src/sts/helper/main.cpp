// stsmfa-sts: takes signed requests on standard input, carries them to AWS and gives the parsed
// replies on standard output, in the protocol of sts/protocol.h. It ends when standard input does.
// Its parent gives it one thing by the environment: in STSMFA_CA_BUNDLE, one a line, the files that
// requests may name as their CA bundle, since nothing else in a home can be read later.

#include "base/environment.h"
#include "base/error.h"
#include "os/fd.h"
#include "os/poll_some.h"
#include "os/process.h"
#include "sts/helper/confine.h"
#include "sts/helper/http.h"
#include "sts/helper/response.h"
#include "sts/helper/system_certificates.h"
#include "sts/protocol.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <climits>
#include <exception>

#ifdef STSMFA_SANITIZED
// LeakSanitizer starts a process of its own at the end, which the confinement forbids.
// NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl*): the sanitizer's name for it
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif

namespace stsmfa::helper {

namespace {

/// Replies on their way out. Never blocks: while the parent writes many requests it may not be
/// reading replies, and if we waited for it then, both would wait for ever.
class Outbox {
 public:
  void add(const Secret& message) { bytes_.append(message.reveal()); }
  bool empty() const { return bytes_.empty(); }

  /// Writes what a pipe takes at once when poll(2) calls it writable: PIPE_BUF bytes.
  void write_some() {
    const auto rest = bytes_.reveal().substr(written_).substr(0, PIPE_BUF);
    const auto size = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (size < 0) throw system_error(ExitStatus::plan_impossible, "write", "reply", errno);
    written_ += static_cast<std::size_t>(size);
    if (written_ < bytes_.size()) return;
    bytes_ = Secret();
    written_ = 0;
  }

 private:
  Secret bytes_;
  std::size_t written_ = 0;
};

/// False at the end of standard input.
bool read_some(sts::MessageReader& requests) {
  std::array<char, 64UL * 1024> bytes;
  const auto size = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  if (size < 0) throw system_error(ExitStatus::plan_impossible, "read", "request", errno);
  requests.feed({bytes.data(), static_cast<std::size_t>(size)});
  wipe(bytes.data(), bytes.size());
  return size > 0;
}

void serve(Http& http) {
  sts::MessageReader requests;
  Outbox replies;
  for (;;) {
    while (auto request = requests.next_request()) {
      http.start(std::move(*request));
    }
    for (auto& exchange : http.progress()) {
      replies.add(encode(reply_of(std::move(exchange))));
    }
    std::array<pollfd, 2> pipes = {{{STDIN_FILENO, POLLIN, 0}, {STDOUT_FILENO, POLLOUT, 0}}};
    const auto awaited = std::span(pipes).first(replies.empty() ? 1 : 2);
    http.wait(awaited);
    os::poll_some(awaited, std::chrono::milliseconds::zero());
    if (pipes[1].revents != 0) replies.write_some();
    if (pipes[0].revents != 0 && !read_some(requests)) return;
  }
}

int complain(std::string_view what) {
  const std::string line = std::string(sts::helper_name) + ": " + std::string(what) + "\n";
  os::write_all(STDERR_FILENO, line);
  return 1;
}

/// Until standard input ends; then every connection is closed as TLS wants it.
void serve_confined() {
  Http http;
  const std::string_view ca_bundles =
      Environment(own_environment()).get("STSMFA_CA_BUNDLE").value_or("");
  if (!confine_powers(ca_bundles)) complain("its powers cannot be given up");
  const std::string readable = places_of_certificates() + std::string(ca_bundles);
  if (!confine_files(readable)) complain("the kernel has no Landlock");
  if (!confine_system_calls()) complain("the kernel has no seccomp filters");
  serve(http);
}

}  // namespace

}  // namespace stsmfa::helper

int main() try {
  using namespace stsmfa;
  os::protect_memory();
  os::write_all(STDOUT_FILENO, sts::greeting());
  helper::serve_confined();
  os::leave(0);
} catch (const stsmfa::sts::ProtocolError& error) {
  return stsmfa::helper::complain("protocol: " + error.what);
} catch (const stsmfa::Error& error) {
  return stsmfa::helper::complain(one_line(error));
} catch (const std::exception& error) {
  return stsmfa::helper::complain(error.what());
}
