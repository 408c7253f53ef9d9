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

/// An HTTP request, whole and ready to be signed or sent.
struct HttpRequest {
  std::string method;
  std::string url;
  std::vector<Header> headers;
  Secret body;
};

}  // namespace stsmfa::sts
