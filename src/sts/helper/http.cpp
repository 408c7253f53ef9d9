#include "sts/helper/http.h"

#include "sts/helper/http_transfer.h"
#include "sts/helper/system_certificates.h"
#include "sts/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <new>
#include <optional>
#include <utility>

namespace stsmfa::helper {

namespace {

constexpr long most_connections = 64;  // --all has hundreds of roles, a process 1,024 descriptors
constexpr int longest_wait_ms = 60 * 1000;
constexpr std::size_t few_requests = 4;  ///< for which CAs are cheaper looked up than parsed

using Multi = std::unique_ptr<CURLM, Release<curl_multi_cleanup>>;
using Share = std::unique_ptr<CURLSH, Release<curl_share_cleanup>>;

/// Why a request is not even tried; empty when it is.
std::string refusal_of(const sts::Request& request) {
  const auto url = sts::parse_url(request.url);
  if (!url) return "the URL is not valid";
  if (url->scheme == "http" && !sts::is_loopback(url->host)) {
    return "plain http is for loopback only";
  }
  if (url->scheme == "http" && !request.proxy.url.empty()) return "plain http goes by no proxy";
  const auto splits = [](std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
  };
  const bool split = std::ranges::any_of(request.headers, [&](const sts::Header& header) {
    return splits(header.name) || splits(header.value.reveal());
  });
  return split ? "a header holds a line end" : "";
}

}  // namespace

struct Http::Transfers {
  Share share;  ///< before the handles: it has to outlive them
  Multi multi;
  std::vector<std::unique_ptr<HttpTransfer>> under_way;
  std::vector<std::unique_ptr<HttpTransfer>> standing;  ///< connections of requests without a body
  std::vector<Exchange> refused;
  SystemCertificates system = find_system_certificates();
  SystemStore store = system.folder.empty() ? SystemStore::bundle : SystemStore::folder;

  /// Closes the standing connections. A TLS 1.3 server sends the session for the next connection
  /// some time after the handshake: it is read here, where it has long arrived.
  void close_standing() {
    for (const auto& transfer : standing) {
      char byte = 0;
      std::size_t size = 0;
      curl_easy_recv(transfer->handle(), &byte, sizeof byte, &size);
      curl_multi_remove_handle(multi.get(), transfer->handle());
    }
    standing.clear();
  }

  /// nullopt when it is under way once more.
  std::optional<Exchange> finish(CURL* handle, CURLcode result) {
    const auto found =
        std::ranges::find(under_way, handle, [](const auto& t) { return t->handle(); });
    if (!system.bundle.empty() && (*found)->may_try_bundle(result)) {
      store = SystemStore::bundle;
      curl_multi_remove_handle(multi.get(), handle);
      (*found)->try_bundle(system);
      curl_multi_add_handle(multi.get(), handle);
      return std::nullopt;
    }
    auto transfer = std::move(*found);
    under_way.erase(found);
    Exchange exchange = transfer->finish(result);
    if (transfer->connects_only() && result == CURLE_OK) {
      standing.push_back(std::move(transfer));
    } else {
      curl_multi_remove_handle(multi.get(), handle);
    }
    return exchange;
  }

  Transfers() {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw std::bad_alloc();
    share.reset(curl_share_init());
    multi.reset(curl_multi_init());
    if (!share || !multi) throw std::bad_alloc();
    // A multi handle shares names and connections among its transfers, but not TLS sessions.
    curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    curl_multi_setopt(multi.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, most_connections);
    // By itself libcurl keeps four for each transfer that it has: it would close most of them
    // whenever a few transfers are left, and many come again.
    curl_multi_setopt(multi.get(), CURLMOPT_MAXCONNECTS, most_connections);
  }
};

Http::Http() : transfers_(std::make_unique<Transfers>()) {}

Http::~Http() {
  transfers_->close_standing();
  for (const auto& transfer : transfers_->under_way) {
    curl_multi_remove_handle(transfers_->multi.get(), transfer->handle());
  }
}

void Http::start(sts::Request request) {
  if (auto refusal = refusal_of(request); !refusal.empty()) {
    transfers_->refused.push_back({.id = request.id, .message = std::move(refusal)});
    return;
  }
  transfers_->close_standing();
  const bool are_many = transfers_->under_way.size() >= few_requests;
  if (are_many && !transfers_->system.bundle.empty()) transfers_->store = SystemStore::bundle;
  const TrustedByDefault trusted{transfers_->system, transfers_->store};
  auto transfer =
      std::make_unique<HttpTransfer>(std::move(request), transfers_->share.get(), trusted);
  curl_multi_add_handle(transfers_->multi.get(), transfer->handle());
  transfers_->under_way.push_back(std::move(transfer));
}

std::vector<Exchange> Http::progress() {
  auto ended = std::exchange(transfers_->refused, {});
  int running = 0;
  curl_multi_perform(transfers_->multi.get(), &running);
  int more = 0;
  while (const CURLMsg* message = curl_multi_info_read(transfers_->multi.get(), &more)) {
    auto exchange = transfers_->finish(message->easy_handle, message->data.result);
    if (exchange) ended.push_back(std::move(*exchange));
  }
  return ended;
}

void Http::wait(std::span<const pollfd> others) {
  std::vector<curl_waitfd> descriptors;
  for (const pollfd& other : others) {
    const int events = ((other.events & POLLIN) != 0 ? CURL_WAIT_POLLIN : 0) |
                       ((other.events & POLLOUT) != 0 ? CURL_WAIT_POLLOUT : 0);
    descriptors.push_back({.fd = other.fd, .events = static_cast<short>(events), .revents = 0});
  }
  curl_multi_poll(transfers_->multi.get(), descriptors.data(),
                  static_cast<unsigned>(descriptors.size()), longest_wait_ms, nullptr);
}

}  // namespace stsmfa::helper
