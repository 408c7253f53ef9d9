#include "tests/unit/helper/tls_connection.h"

#include <openssl/ssl.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace stsmfa::helper {

namespace {

class TlsConnection : public Connection {
 public:
  TlsConnection(SSL_CTX* context, int socket) : session_(SSL_new(context), SSL_free) {
    SSL_set_fd(session_.get(), socket);
  }
  bool shake_hands() { return SSL_accept(session_.get()) == 1; }
  bool resumed() { return SSL_session_reused(session_.get()) == 1; }

  std::string read() override {
    std::array<char, 16UL * 1024> bytes{};
    const int size = SSL_read(session_.get(), bytes.data(), static_cast<int>(bytes.size()));
    return {bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  }
  void write(std::string_view bytes) override {
    SSL_write(session_.get(), bytes.data(), static_cast<int>(bytes.size()));
  }

 private:
  std::unique_ptr<SSL, decltype(&SSL_free)> session_;
};

}  // namespace

Certificate::Certificate(const std::string& name) {
  const std::string command =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
      "-subj /CN=test -addext subjectAltName=" +
      name + " -keyout " + key_file() + " -out " + file() + " 2>/dev/null";
  // NOLINTNEXTLINE(cert-env33-c): a test may run a shell
  if (std::system(command.c_str()) != 0) throw std::runtime_error("no openssl(1)");
}

TlsAcceptor::TlsAcceptor(const Certificate& certificate, int newest)
    : context_(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
  static_cast<void>(::signal(SIGPIPE, SIG_IGN));  // SSL_write has no MSG_NOSIGNAL
  // OpenSSL 3 speaks TLS 1.1 on this level only
  SSL_CTX_set_cipher_list(context_.get(), "DEFAULT:@SECLEVEL=0");
  SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context_.get(), newest);
  if (SSL_CTX_use_certificate_file(context_.get(), certificate.file().c_str(), SSL_FILETYPE_PEM) !=
          1 ||
      SSL_CTX_use_PrivateKey_file(context_.get(), certificate.key_file().c_str(),
                                  SSL_FILETYPE_PEM) != 1) {
    throw std::runtime_error("no certificate");
  }
}

std::unique_ptr<Connection> TlsAcceptor::operator()(int socket) {
  auto connection = std::make_unique<TlsConnection>(context_.get(), socket);
  if (!connection->shake_hands()) return nullptr;
  ++*handshakes_;
  if (connection->resumed()) ++*resumptions_;
  return connection;
}

}  // namespace stsmfa::helper
