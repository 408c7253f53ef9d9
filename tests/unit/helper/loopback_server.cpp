#include "tests/unit/helper/loopback_server.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace stsmfa::helper {

namespace {

class PlainConnection : public Connection {
 public:
  explicit PlainConnection(int socket) : socket_(socket) {}
  std::string read() override {
    std::array<char, 64UL * 1024> bytes{};
    const auto size = ::recv(socket_, bytes.data(), bytes.size(), 0);
    return {bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  }
  void write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const auto size = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (size <= 0) return;  // the client has had enough
      bytes.remove_prefix(static_cast<std::size_t>(size));
    }
  }

 private:
  int socket_;
};

long content_length(std::string_view head) {
  constexpr std::string_view name = "content-length: ";
  const std::string lower = lower_case(head);
  const auto at = lower.find(name);
  if (at == std::string::npos) return 0;
  const auto value = lower.substr(at + name.size());
  return parse_number(value.substr(0, value.find('\r'))).value_or(0);
}

}  // namespace

std::string Connection::read_request() {
  std::string request;
  for (;;) {
    const auto end = request.find("\r\n\r\n");
    if (end != std::string::npos) {
      const auto size =
          end + 4 + static_cast<std::size_t>(content_length(request.substr(0, end + 2)));
      if (request.size() >= size) return request;
    }
    const auto more = read();
    if (more.empty()) return "";
    request += more;
  }
}

LoopbackServer::LoopbackServer(Serve serve)
    : LoopbackServer(std::move(serve),
                     [](int socket) { return std::make_unique<PlainConnection>(socket); }) {}

LoopbackServer::LoopbackServer(Serve serve, Wrap wrap)
    : serve_(std::move(serve)),
      wrap_(std::move(wrap)),
      listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_.get(), generic, size) != 0 || ::listen(listener_.get(), 128) != 0 ||
      ::getsockname(listener_.get(), generic, &size) != 0) {
    throw std::runtime_error("no loopback server");
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

LoopbackServer::~LoopbackServer() {
  ::shutdown(listener_.get(), SHUT_RDWR);
  acceptor_.join();
  for (const int socket : sockets_) {
    ::shutdown(socket, SHUT_RDWR);
  }
  for (auto& thread : threads_) {
    thread.join();
  }
  for (const int socket : sockets_) {
    ::close(socket);
  }
}

void LoopbackServer::accept_all() {
  for (;;) {
    const int socket = ::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    ++accepted_;
    const std::lock_guard lock(mutex_);
    sockets_.push_back(socket);
    threads_.emplace_back([this, socket] {
      if (const auto connection = wrap_(socket)) serve_(*connection);
      ::shutdown(socket, SHUT_RDWR);
    });
  }
}

std::string LoopbackServer::url(std::string_view scheme) const {
  return std::string(scheme) + "://127.0.0.1:" + std::to_string(port_) + "/";
}

std::string http_reply(std::string_view body, std::string_view head) {
  return std::string(head) +
         "\r\nContent-Type: text/xml\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

}  // namespace stsmfa::helper
