#include "profile/proxy.h"

#include "profile/check_plan.h"
#include "sts/no_proxy.h"
#include "sts/proxy.h"
#include "sts/shown_url.h"

namespace stsmfa::profile {

namespace {

bool is_taken_out(const sts::Url& endpoint, const Environment& environment) {
  const auto no_proxy = environment.first_of({"no_proxy", "NO_PROXY"});
  if (!no_proxy) return false;
  sts::Authority host = sts::split_authority(endpoint.host);
  if (!host.port) host.port = "443";
  return sts::is_excluded(host, *no_proxy);
}

std::optional<Setting> find_variable(const Environment& environment) {
  for (const std::string_view name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
    if (auto proxy = from_environment(environment, name)) return proxy;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Setting> find_proxy(const sts::Url& endpoint, const Environment& environment) {
  if (endpoint.scheme == "http") return std::nullopt;
  auto proxy = find_variable(environment);
  if (!proxy || is_taken_out(endpoint, environment)) return std::nullopt;
  Setting shown = *proxy;
  shown.value = sts::shown_proxy(proxy->value);
  check_setting(sts::check_proxy_url(proxy->value), shown);
  return proxy;
}

}  // namespace stsmfa::profile
