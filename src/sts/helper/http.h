#pragma once

#include "sts/helper/exchange.h"
#include "sts/protocol.h"

#include <poll.h>

#include <memory>
#include <span>
#include <vector>

namespace stsmfa::helper {

/// Carries requests over HTTP/1.1, many at once, in one thread.
///
/// - Nothing is ever sent twice, no redirect is followed, no cookie, .netrc or user file is read.
/// - TLS 1.2 or later, certificate and host name verified against the request's CA bundle alone, or
///   what the system trusts. Plain http to loopback only, and never through a proxy.
/// - What the system trusts is looked up in its hashed folder; many requests at once share the
///   bundle instead, parsed once, and so does whatever the folder does not vouch for, connected
///   once more before anything was sent.
/// - The proxy is the request's, or none: no variable of the environment is read.
/// - Connecting (resolving, TCP, proxy, TLS) takes at most 5 s, all of it at most the request's
///   timeout; a reply's body at most 1 MiB, and 128 KiB of header lines, wherever they stand.
/// - Outcome::not_sent is certain: no byte of the request was handed to a connection.
/// - A request without a body stops where the connection stands. That connection carries nothing
///   and is closed; what stays is what the next one needs not do again: the resolved name, the
///   loaded certificates and the TLS 1.3 session.
class Http {
 public:
  /// Throws Error when libcurl cannot be had as it is needed.
  Http();
  ~Http();
  Http(const Http&) = delete;
  Http& operator=(const Http&) = delete;

  void start(sts::Request request);

  /// Does what can be done without waiting and gives the exchanges that have ended, each once.
  std::vector<Exchange> progress();

  /// Waits until progress() has something to do or one of `others` is ready.
  void wait(std::span<const pollfd> others);

 private:
  struct Transfers;
  std::unique_ptr<Transfers> transfers_;
};

}  // namespace stsmfa::helper
