#pragma once

#include "os/fd.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace stsmfa::helper {

/// One connection as the server sees it, plain or under TLS.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Some bytes; empty when the client has gone.
  virtual std::string read() = 0;
  virtual void write(std::string_view bytes) = 0;

  /// Reads a request with a Content-Length whole, head and body; empty when the client has gone.
  std::string read_request();
};

/// A server on 127.0.0.1 for tests: each connection has a thread that runs `serve`, and is closed
/// when that returns. Ends with its object.
class LoopbackServer {
 public:
  using Serve = std::function<void(Connection&)>;
  /// Makes a Connection of an accepted socket; nullptr when there is none to be had (a handshake
  /// that failed).
  using Wrap = std::function<std::unique_ptr<Connection>(int)>;

  explicit LoopbackServer(Serve serve);
  LoopbackServer(Serve serve, Wrap wrap);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  int port() const { return port_; }
  std::string url(std::string_view scheme = "http") const;
  int accepted() const { return accepted_; }

 private:
  void accept_all();
  Serve serve_;
  Wrap wrap_;
  os::Fd listener_;
  int port_ = 0;
  std::atomic<int> accepted_ = 0;
  std::mutex mutex_;
  std::vector<int> sockets_;  ///< all that were accepted; shut down at the end
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

/// A reply of HTTP/1.1.
std::string http_reply(std::string_view body, std::string_view head = "HTTP/1.1 200 OK");

}  // namespace stsmfa::helper
