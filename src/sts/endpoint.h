#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::sts {

/// The services that stsmfa calls, named by their signing names.
enum class Service { sts, iam };
/// `sts`, `iam`.
std::string_view signing_name(Service service);

/// Where a request goes and for which region it is signed.
struct Endpoint {
  std::string url;  ///< scheme, host, port and path, without a trailing slash unless given so
  std::string signing_region;
};

/// The inputs of AWS's endpoint rules, under the names that the rules have for them.
struct EndpointParameters {
  std::string region = {};  ///< empty: none is known
  bool use_fips = false;
  bool use_dual_stack = false;
  bool use_global_endpoint = false;  ///< `sts_regional_endpoints = legacy`
  std::string custom_endpoint = {};  ///< a configured endpoint URL; empty: none
};

/// The endpoint by AWS's rules (botocore's endpoint-rule-set of each service; all cases of
/// endpoint-tests-sts.json and endpoint-tests-iam.json). Without a region and without a custom
/// endpoint STS is asked at its global endpoint, signed for us-east-1.
/// Throws Error (plan_impossible; action "endpoint") with the rules' own words
/// ("Invalid Configuration: FIPS and custom endpoint are not supported"), for a region that is not
/// valid and for a custom endpoint that is not acceptable (see check_endpoint_url).
Endpoint resolve_endpoint(Service service, const EndpointParameters& parameters);

/// A URL taken apart as far as signing needs it. The host has its port unless that is the scheme's
/// default; the path is at least `/`.
struct Url {
  std::string_view scheme;
  std::string host;
  std::string_view path;
  std::string_view query;  ///< without the question mark
};
/// nullopt when `url` is not `http(s)://host[:port][/path][?query]`: no user info, no fragment, no
/// control characters or blanks, a host of letters, digits, dots and dashes or an IPv6 literal in
/// brackets, a port from 1 to 65535.
std::optional<Url> parse_url(std::string_view url);

/// Whether the host (with or without port) is this machine: `localhost`, 127.0.0.0/8 or `[::1]`.
bool is_loopback(std::string_view host);

/// Why an endpoint URL that a user has configured cannot be used: empty when it can. Plain http is
/// for loopback only, since a request carries an MFA code and its reply carries keys.
std::string refusal_of_endpoint_url(std::string_view url);

}  // namespace stsmfa::sts
