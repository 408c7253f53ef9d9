#pragma once

#include "sts/helper/exchange.h"
#include "sts/helper/system_certificates.h"
#include "sts/protocol.h"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <string>

namespace stsmfa::helper {

template <auto release>
struct Release {
  template <typename Handle>
  void operator()(Handle* handle) const {
    release(handle);
  }
};

/// Why a transfer is ended: over 128 KiB of them, or what libcurl has of a limit.
inline constexpr const char* too_many_headers = "the reply has too many headers";

/// Which form of the system's certificates counts, for requests without a CA bundle of their own.
enum class SystemStore { folder, bundle };

struct TrustedByDefault {
  const SystemCertificates& system;
  SystemStore store;
};

/// One request as libcurl has it, ready for a multi handle: all that Http promises of a single
/// exchange is set here. libcurl keeps pointers into it, so it stays where it is.
class HttpTransfer {
 public:
  /// `share` holds the TLS sessions. Throws Error when libcurl lacks an option.
  HttpTransfer(sts::Request request, CURLSH* share, const TrustedByDefault& trusted);
  HttpTransfer(const HttpTransfer&) = delete;
  HttpTransfer& operator=(const HttpTransfer&) = delete;

  CURL* handle() const { return easy_.get(); }

  /// Whether it has no body, so that it ends where the connection stands.
  bool connects_only() const { return request_.body.empty(); }

  /// Whether it ended before anything was sent because the system's folder does not know who has
  /// signed the server's certificate.
  bool may_try_bundle(CURLcode result) const;
  /// Makes it ready for another go, by the bundle and in the time that is left of its own. To be
  /// called while no multi handle has it.
  void try_bundle(const SystemCertificates& system);

  /// What came of it; called once, when libcurl is done with it.
  Exchange finish(CURLcode result);

 private:
  template <typename Value>
  void set(CURLoption option, Value value);
  void set_limits();
  void set_proxy();
  void set_tls(const TrustedByDefault& trusted);
  void trust(const char* bundle, const char* folder);
  void set_request();
  void set_callbacks();
  static int before_sending(void* self, char*, char*, int, int);
  static size_t receive(const char* bytes, size_t, size_t size, void* self);
  static size_t receive_header(const char* line, size_t, size_t size, void* self);
  std::string header(const char* name) const;
  long number(CURLINFO info) const;
  std::string could_not_connect(const std::string& detail) const;
  std::string failure(CURLcode result) const;

  sts::Request request_;
  Exchange exchange_;
  std::unique_ptr<curl_slist, Release<curl_slist_free_all>> headers_;
  std::array<char, CURL_ERROR_SIZE> detail_{};
  bool by_folder_ = false;       ///< what it trusts stands in the system's folder
  bool sending_ = false;         ///< libcurl was about to write the request
  std::size_t header_size_ = 0;  ///< of all lines, a proxy's and interim replies' as well
  std::string too_large_ = {};   ///< what of the reply was; empty: nothing
  std::unique_ptr<CURL, Release<curl_easy_cleanup>> easy_;  ///< last: it dies before what it uses
};

}  // namespace stsmfa::helper
