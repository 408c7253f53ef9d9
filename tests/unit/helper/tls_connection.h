#pragma once

#include "tests/unit/helper/loopback_server.h"
#include "tests/unit/helper/scratch_folder.h"

#include <atomic>
#include <memory>
#include <string>

struct ssl_ctx_st;

namespace stsmfa::helper {

/// A certificate of its own signing for `name` (an openssl(1) subjectAltName such as
/// `IP:127.0.0.1`).
class Certificate {
 public:
  explicit Certificate(const std::string& name);

  std::string file() const { return folder_.path() + "/certificate.pem"; }
  std::string key_file() const { return folder_.path() + "/key.pem"; }

 private:
  ScratchFolder folder_;
};

/// The server's side of TLS: what a LoopbackServer wraps its sockets in.
class TlsAcceptor {
 public:
  /// `newest` is the newest version that it speaks, such as TLS1_1_VERSION.
  TlsAcceptor(const Certificate& certificate, int newest);

  std::unique_ptr<Connection> operator()(int socket);

  int handshakes() const { return *handshakes_; }
  int resumptions() const { return *resumptions_; }

 private:
  std::shared_ptr<ssl_ctx_st> context_;
  std::shared_ptr<std::atomic<int>> handshakes_ = std::make_shared<std::atomic<int>>(0);
  std::shared_ptr<std::atomic<int>> resumptions_ = std::make_shared<std::atomic<int>>(0);
};

}  // namespace stsmfa::helper
