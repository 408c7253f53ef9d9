// What parse_url takes may become the host of a signed request, so whatever it takes must be plain.
//
//   build/fuzz/tests/url_fuzz -max_total_time=30

#include "base/text.h"
#include "sts/endpoint.h"
#include "sts/url.h"
#include "tests/fuzz/require.h"

#include <cstdint>

namespace {

using namespace stsmfa;
using test::require;

bool is_plain(std::string_view host) {
  return host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") == host.npos &&
         !host.empty() && host.front() != ':' && host.front() != '.' && host.back() != ':';
}

void check(std::string_view text) {
  const auto url = sts::parse_url(text);
  require(url.has_value() || !sts::refusal_of_endpoint_url(text).empty());
  if (!url) return;
  require(url->scheme == "http" || url->scheme == "https");
  require(is_plain(url->host));
  require(url->path.starts_with('/'));
  require(url->path.find_first_of("?# \r\n") == std::string_view::npos);
  require(url->query.find_first_of("# \r\n") == std::string_view::npos);

  // What was understood, written out again, is understood as the same.
  std::string again = std::string(url->scheme) + "://" + url->host + std::string(url->path);
  if (!url->query.empty()) again += "?" + std::string(url->query);
  const auto same = sts::parse_url(again);
  require(same && same->scheme == url->scheme && same->host == url->host &&
          same->path == url->path && same->query == url->query);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  check(text);
  check("https://" + text);
  sts::is_loopback(text);
  return 0;
}
