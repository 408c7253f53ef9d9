#pragma once

#include "sts/helper/http.h"
#include "sts/protocol.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stsmfa::helper {

/// A POST of `a=b`.
inline sts::Request post(std::string url, long id = 1) {
  return {.id = id, .url = std::move(url), .body = Secret("a=b")};
}

/// Carries the requests, all at once, to their ends.
inline std::map<long, Exchange> exchange_all(Http& http, std::vector<sts::Request> requests) {
  const auto count = requests.size();
  for (auto& request : requests) {
    http.start(std::move(request));
  }
  std::map<long, Exchange> ended;
  for (;;) {
    for (auto& exchange : http.progress()) {
      ended.emplace(exchange.id, std::move(exchange));
    }
    if (ended.size() == count) return ended;
    http.wait({});
  }
}

inline Exchange exchange_one(Http& http, sts::Request request) {
  const auto id = request.id;
  std::vector<sts::Request> requests;
  requests.push_back(std::move(request));
  return exchange_all(http, std::move(requests)).at(id);
}

}  // namespace stsmfa::helper
