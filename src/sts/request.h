#pragma once

#include "base/secret.h"

#include <string>
#include <vector>

namespace stsmfa::sts {

/// A header's value may be a signature or a session token, so all of them are secrets.
struct Header {
  std::string name;
  Secret value;
};

/// The proxy that a request goes by.
struct Proxy {
  std::string url = {};  ///< scheme, host and port alone; empty: none
  Secret user = {};      ///< `name:password`, percent-encoded as in a URL; empty: none

  friend bool operator==(const Proxy&, const Proxy&) = default;
};

/// An HTTP request, whole and ready to be signed or sent.
struct HttpRequest {
  std::string method;
  std::string url;
  std::vector<Header> headers;
  Secret body;
};

}  // namespace stsmfa::sts
