#pragma once

#include "base/environment.h"
#include "sts/endpoint.h"

#include <optional>
#include <string>

namespace stsmfa::sts {

/// What the two files say about endpoints, for one profile.
struct ConfiguredEndpointUrls {
  std::optional<std::string> service_url = {};  ///< `[services NAME]` `sts =` `endpoint_url`
  std::optional<std::string> profile_url = {};  ///< `endpoint_url` of the profile
  bool ignore = false;                          ///< `ignore_configured_endpoint_urls = true`
};

/// An endpoint URL and where it came from, for telling the user: `AWS_ENDPOINT_URL_STS`,
/// `--endpoint-url`, `endpoint_url`, `services`.
struct EndpointUrl {
  std::string url;
  std::string origin;
};

/// The endpoint URL that is in force, by the SDKs' order (endpoint-url-tests.json): the option,
/// `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL`, the services section, the profile; nullopt
/// when the endpoint rules decide. `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` or the profile's
/// `ignore_configured_endpoint_urls` leave only the option. `service` is the name as the tests
/// have it (`sts`, `s3`): upper-cased for the variable.
std::optional<EndpointUrl> configured_endpoint_url(std::string_view service,
                                                   std::optional<std::string_view> option,
                                                   const Environment& environment,
                                                   const ConfiguredEndpointUrls& files);

}  // namespace stsmfa::sts
