#include "sts/endpoint_url.h"

#include "base/text.h"

#include <algorithm>

namespace stsmfa::sts {

namespace {

/// `AWS_ENDPOINT_URL_STS`.
std::string variable_of(std::string_view service) {
  const auto to_upper = [](char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; };
  std::string name = "AWS_ENDPOINT_URL_";
  std::ranges::transform(service, std::back_inserter(name), to_upper);
  return name;
}

}  // namespace

std::optional<EndpointUrl> configured_endpoint_url(std::string_view service,
                                                   std::optional<std::string_view> option,
                                                   const Environment& environment,
                                                   const ConfiguredEndpointUrls& files) {
  const auto from = [](const auto& url, std::string_view origin) {
    return EndpointUrl{std::string(*url), std::string(origin)};
  };
  // An empty value is no URL, wherever it stands.
  if (option && !option->empty()) return from(option, "--endpoint-url");
  if (files.ignore || environment.is_true("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) return {};
  const std::string variable = variable_of(service);
  if (const auto url = environment.get(variable)) return from(url, variable);
  if (const auto url = environment.get("AWS_ENDPOINT_URL")) return from(url, "AWS_ENDPOINT_URL");
  if (files.service_url && !files.service_url->empty()) return from(files.service_url, "services");
  if (files.profile_url && !files.profile_url->empty()) {
    return from(files.profile_url, "endpoint_url");
  }
  return {};
}

}  // namespace stsmfa::sts
