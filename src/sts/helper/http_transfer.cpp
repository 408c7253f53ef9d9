#include "sts/helper/http_transfer.h"

#include "base/error.h"

#include <algorithm>
#include <new>
#include <utility>

namespace stsmfa::helper {

namespace {

using sts::Outcome;
using Headers = std::unique_ptr<curl_slist, Release<curl_slist_free_all>>;

constexpr std::size_t largest_body = 1024UL * 1024;
constexpr std::size_t largest_header = 128UL * 1024;
constexpr long connect_timeout_ms = 5000;
constexpr long name_cache_seconds = 300;  // outlasts the two minutes that a person has for a code

Headers header_list(const std::vector<sts::Header>& headers) {
  Headers list;
  const auto append = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(list.release());
    list.reset(longer);
  };
  append("Expect:");  // an empty value takes out a header that libcurl would add
  append("Accept:");
  for (const auto& header : headers) {
    const auto value = header.value.reveal();
    append(value.empty() ? header.name + ";" : header.name + ": " + std::string(value));
  }
  return list;
}

}  // namespace

HttpTransfer::HttpTransfer(sts::Request request, CURLSH* share, const TrustedByDefault& trusted)
    : request_(std::move(request)),
      headers_(header_list(request_.headers)),
      easy_(curl_easy_init()) {
  if (!easy_) throw std::bad_alloc();
  exchange_.id = request_.id;
  set_limits();
  set_proxy();
  set_tls(trusted);
  set_request();
  set_callbacks();
  set(CURLOPT_SHARE, share);
}

template <typename Value>
void HttpTransfer::set(CURLoption option, Value value) {
  const CURLcode code = curl_easy_setopt(easy_.get(), option, value);
  if (code == CURLE_OK) return;
  throw Error{.action = "set up", .object = "libcurl", .cause = curl_easy_strerror(code)};
}

void HttpTransfer::set_limits() {
  const bool plain = request_.url.starts_with("http:");
  set(CURLOPT_PROTOCOLS_STR, plain ? "http" : "https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_CONNECTTIMEOUT_MS, connect_timeout_ms);
  set(CURLOPT_TIMEOUT, static_cast<long>(request_.timeout.count()));
  set(CURLOPT_DNS_CACHE_TIMEOUT, name_cache_seconds);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_QUICK_EXIT, 1L);  // when stdin ends, no waiting for a resolver thread
}

/// Both are given even when they are empty: only then does libcurl read no variable for them. The
/// user is not in the URL, so that no message of libcurl's can have it.
void HttpTransfer::set_proxy() {
  const sts::Proxy& proxy = request_.proxy;
  set(CURLOPT_PROXY, proxy.url.c_str());
  set(CURLOPT_NOPROXY, "");
  if (proxy.user.empty()) return;
  const std::string user(proxy.user.reveal());  // ended by a NUL
  set(CURLOPT_PROXYUSERPWD, user.c_str());
}

void HttpTransfer::set_tls(const TrustedByDefault& trusted) {
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  const auto& [system, store] = trusted;
  if (!request_.ca_bundle.empty()) return trust(request_.ca_bundle.c_str(), nullptr);
  by_folder_ = store == SystemStore::folder;
  if (by_folder_) return trust(nullptr, system.folder.c_str());
  if (!system.bundle.empty()) trust(system.bundle.c_str(), nullptr);
}

/// One of them alone: what libcurl was built with would be trusted beside the other. It keeps what
/// it has parsed for the next connection only where there is no folder.
void HttpTransfer::trust(const char* bundle, const char* folder) {
  set(CURLOPT_CAINFO, bundle);
  set(CURLOPT_CAPATH, folder);
}

bool HttpTransfer::may_try_bundle(CURLcode result) const {
  return by_folder_ && !sending_ && result == CURLE_PEER_FAILED_VERIFICATION;
}

void HttpTransfer::try_bundle(const SystemCertificates& system) {
  curl_off_t spent = 0;  // microseconds
  curl_easy_getinfo(easy_.get(), CURLINFO_TOTAL_TIME_T, &spent);
  const auto left =
      std::chrono::milliseconds(request_.timeout) - std::chrono::milliseconds(spent / 1000);
  set(CURLOPT_TIMEOUT_MS, std::max<long>(left.count(), 1));
  by_folder_ = false;
  trust(system.bundle.c_str(), nullptr);
  detail_ = {};
}

void HttpTransfer::set_request() {
  set(CURLOPT_URL, request_.url.c_str());
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_USERAGENT, "stsmfa/" STSMFA_VERSION);
  set(CURLOPT_HTTPHEADER, headers_.get());
  set(CURLOPT_POST, 1L);
  set(CURLOPT_POSTFIELDS, request_.body.reveal().data());
  set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
  set(CURLOPT_CONNECT_ONLY, connects_only() ? 1L : 0L);
  set(CURLOPT_FRESH_CONNECT, request_.fresh ? 1L : 0L);
  // libcurl never gives a connection that only stood to another request, but would close it here
  set(CURLOPT_FORBID_REUSE, request_.fresh && !connects_only() ? 1L : 0L);
}

void HttpTransfer::set_callbacks() {
  set(CURLOPT_ERRORBUFFER, detail_.data());
  set(CURLOPT_PREREQFUNCTION, &before_sending);
  set(CURLOPT_PREREQDATA, this);
  set(CURLOPT_WRITEFUNCTION, &receive);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_HEADERFUNCTION, &receive_header);
  set(CURLOPT_HEADERDATA, this);
}

/// Called when the connection stands (resolved, connected, through its proxy, shaken hands) and
/// before the first byte of the request: what makes Outcome::not_sent certain. libcurl sends a
/// request again by itself when a kept-alive connection dies under it; a second call is the sign
/// and ends that.
int HttpTransfer::before_sending(void* self, char*, char*, int, int) {
  auto& transfer = *static_cast<HttpTransfer*>(self);
  return std::exchange(transfer.sending_, true) ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

// Giving another size than was received ends the transfer as a write error.

size_t HttpTransfer::receive(const char* bytes, size_t, size_t size, void* self) {
  auto& transfer = *static_cast<HttpTransfer*>(self);
  Secret& body = transfer.exchange_.body;
  if (body.size() + size > largest_body) {
    transfer.too_large_ = "the reply is larger than 1 MiB";
    return 0;
  }
  body.append({bytes, size});
  return size;
}

/// Told of every header line, those of a proxy, of interim replies (1xx) and behind a chunked body
/// as well: libcurl keeps them all.
size_t HttpTransfer::receive_header(const char*, size_t, size_t size, void* self) {
  auto& transfer = *static_cast<HttpTransfer*>(self);
  transfer.header_size_ += size;
  if (transfer.header_size_ <= largest_header) return size;
  transfer.too_large_ = too_many_headers;
  return 0;
}

std::string HttpTransfer::header(const char* name) const {
  curl_header* found = nullptr;
  const auto result = curl_easy_header(easy_.get(), name, 0, CURLH_HEADER, -1, &found);
  return result == CURLHE_OK ? found->value : "";
}

long HttpTransfer::number(CURLINFO info) const {
  long value = 0;
  curl_easy_getinfo(easy_.get(), info, &value);
  return value;
}

Exchange HttpTransfer::finish(CURLcode result) {
  if (connects_only()) {
    exchange_.outcome = result == CURLE_OK ? Outcome::answered : Outcome::not_sent;
  } else {
    exchange_.status = number(CURLINFO_RESPONSE_CODE);
    exchange_.date = header("Date");
    exchange_.content_type = header("Content-Type");
    exchange_.request_id = header("x-amzn-RequestId");
    const Outcome failed = sending_ ? Outcome::maybe_sent : Outcome::not_sent;
    exchange_.outcome = result == CURLE_OK ? Outcome::answered : failed;
  }
  if (result != CURLE_OK) exchange_.message = failure(result);
  return std::move(exchange_);
}

}  // namespace stsmfa::helper
