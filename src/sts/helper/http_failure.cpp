#include "base/error.h"
#include "base/text.h"
#include "sts/helper/http_transfer.h"

// Why a transfer failed: libcurl's numbers in words for a person.

namespace stsmfa::helper {

namespace {

bool has(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

/// Since 8.6 libcurl itself takes no more than 5,000 headers, or 300 KB of them.
bool is_too_many_headers(std::string_view detail) { return has(detail, "response headers"); }

/// The connection has ended and TLS does not say that this is the end: libcurl of 8 tells by
/// OpenSSL's words alone, and takes it for the end before.
bool is_broken_off(CURLcode result, std::string_view detail) {
  return result == CURLE_RECV_ERROR && has(detail, "unexpected eof");
}

/// libcurl has no room for one of over 100 KB; of a trailer of chunks only its words tell.
bool is_endless_header(CURLcode result, std::string_view detail) {
#if LIBCURL_VERSION_NUM >= 0x080600
  if (result == CURLE_TOO_LARGE) return true;
#endif
  return result == CURLE_OUT_OF_MEMORY || detail.starts_with("Out of memory");
}

constexpr const char* no_reply = "the connection was closed without a reply";
constexpr const char* cut_short = "the reply was cut short";

}  // namespace

/// The system's reason; libcurl's own where no system call has failed.
std::string HttpTransfer::could_not_connect(const std::string& detail) const {
  const auto error_number = static_cast<int>(number(CURLINFO_OS_ERRNO));
  const std::string whereto = request_.proxy.url.empty() ? "" : " to the proxy";
  return "could not connect" + whereto + ": " +
         (error_number == 0 ? detail : error_text(error_number));
}

/// Why a transfer failed, in words; libcurl's own detail after a colon where it says more.
std::string HttpTransfer::failure(CURLcode result) const {
  std::string detail = detail_[0] != '\0' ? detail_.data() : curl_easy_strerror(result);
  const long proxy_status = number(CURLINFO_HTTP_CONNECTCODE);
  if (!too_large_.empty()) return too_large_;
  if (is_too_many_headers(detail)) return too_many_headers;
  if (is_endless_header(result, detail)) return "the reply has a header without an end";
  if (!sending_ && proxy_status >= 300) {
    return "the proxy answered HTTP " + std::to_string(proxy_status);
  }
  if (sending_ && is_broken_off(result, detail)) {
    return number(CURLINFO_RESPONSE_CODE) == 0 ? no_reply : cut_short;
  }
  switch (result) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      detail.front() = to_lower(detail.front());
      return detail;  // "could not resolve host: sts.xx.amazonaws.com"
    case CURLE_COULDNT_CONNECT:
      return could_not_connect(detail);
    case CURLE_OPERATION_TIMEDOUT:
      return sending_ ? "timed out after " + std::to_string(request_.timeout.count()) + " s"
                      : "timed out while connecting";
    case CURLE_PEER_FAILED_VERIFICATION:
      return "the certificate is not trusted: " + detail;
    case CURLE_SSL_CONNECT_ERROR:
      return "TLS failed: " + detail;
    case CURLE_SSL_CACERT_BADFILE:
      return "the CA bundle cannot be used: " + detail;
    case CURLE_PARTIAL_FILE:
      return cut_short;
    case CURLE_GOT_NOTHING:
    case CURLE_ABORTED_BY_CALLBACK:
      return no_reply;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
      return "what answered does not speak HTTP: " + detail;
    case CURLE_BAD_FUNCTION_ARGUMENT:  // libcurl's word for a proxy's header that is none
      return "what answered does not speak HTTP";
    default:
      return detail;
  }
}

}  // namespace stsmfa::helper
