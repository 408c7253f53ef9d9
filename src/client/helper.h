#pragma once

#include "base/text.h"
#include "os/server.h"
#include "profile/destination.h"
#include "sts/protocol.h"

#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace stsmfa::client {

/// The helper program that talks to AWS, as seen from this side of the pipes. What comes through
/// them is hostile until checked.
class Helper {
 public:
  /// Finds the helper by the path from the folder of this executable, checks that nobody else could
  /// have put it there (ours or root's, writable by no one else, file and folder), and starts it.
  /// Throws Error (plan_impossible; object the helper and its path) when any of that fails. Its
  /// libraries are loaded while we do other things.
  explicit Helper(const std::vector<std::string>& environment);

  /// Waits for its greeting, the first time, which says that it has started and is of our version.
  /// Throws Error as the constructor does when it has not or is not, and Interrupted for a signal.
  /// Nothing is sent before that.
  void wait_until_ready();

  /// Sends a request, once the helper is ready, and gives its id. Throws what wait_until_ready()
  /// does, Error (unreached) when the helper has gone or takes nothing for 40 seconds, and
  /// Interrupted for a signal.
  /// Any number may be sent before a reply is received: a full pipe is waited for, and that ends,
  /// since the helper reads its requests at all times. It never waits for anything else: it carries
  /// them without blocking, what it says on standard error is dropped when nobody reads it, and
  /// replies that we do not take yet stay in its memory (Outbox in sts/helper/main.cpp).
  long send(sts::Request request);

  /// Waits for the reply to `id`. Other replies are kept for their own receive(). Throws Error
  /// (unreached) when the helper ends, does not keep the protocol or has no whole reply for 40
  /// seconds, and Interrupted for a signal.
  sts::Reply receive(long id);

  /// The next reply to anything that was sent, in the order of their coming, once; waits for it at
  /// most `patience`, nullopt then. Throws as receive() does; the helper's silence counts while
  /// replies are due and somebody waits for them here.
  std::optional<sts::Reply> receive_any(std::chrono::milliseconds patience);

  /// send() and receive().
  sts::Reply exchange(sts::Request request) { return receive(send(std::move(request))); }

  /// Tells the helper that nothing more will be asked: it ends while we do other things.
  void hang_up() { server_.close_input(); }

  /// What it has said on standard error so far, trimmed.
  std::string complaints() { return std::string(trim(server_.complaints())); }

  /// Becomes readable when a reply arrives.
  int output() const { return server_.output(); }

 private:
  std::string read_greeting();
  bool read_more(std::chrono::milliseconds patience);
  void keep_replies();
  std::optional<sts::Reply> take(const std::function<bool(const sts::Reply&)>& fits);
  std::string with_complaints(const std::string& cause);
  [[noreturn]] void fail(const std::string& cause);
  os::Server server_;
  std::string path_;
  bool is_ready_ = false;
  sts::MessageReader reader_;
  std::vector<sts::Reply> replies_ = {};  ///< that have come and were not asked for yet
  std::set<long> due_ = {};               ///< the ids of replies that have not come yet
  std::chrono::nanoseconds silence_{};    ///< how long they have been waited for since the last one
  long last_id_ = 0;
};

/// Where the helper of the executable at this absolute path is, without `..` in it: people read it.
std::string helper_path(const std::string& executable);

/// What the helper locks itself in by, for a person, where this build has neither Landlock nor
/// seccomp; empty where it has them.
std::string_view other_wall();

/// The environment that the helper gets: in STSMFA_CA_BUNDLE, one a line, the files that requests
/// may name as their CA bundle, and nothing of ours, since that changes what libcurl and its TLS
/// library do (SSLKEYLOGFILE writes the TLS secrets to a file); proxies are each request's. Empty
/// files and repetitions are left out.
std::vector<std::string> helper_environment(const std::vector<std::string>& ca_bundles);

std::vector<std::string> helper_environment(const profile::Destination& destination);

}  // namespace stsmfa::client
