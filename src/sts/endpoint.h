#pragma once

#include "sts/url.h"

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

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// The inputs of AWS's endpoint rules, under the names that the rules have for them.
struct EndpointParameters {
  std::string region = {};  ///< empty: none is known
  bool use_fips = false;
  bool use_dual_stack = false;
  bool use_global_endpoint = false;  ///< `sts_regional_endpoints = legacy`
  std::string custom_endpoint = {};  ///< a configured endpoint URL; empty: none
};

/// The endpoint by AWS's rules to the letter (the endpoint rule set of each service; all cases of
/// endpoint-tests-sts.json and endpoint-tests-iam.json).
/// Throws Error (plan_impossible; object the endpoint) with the rules' own words ("Invalid
/// Configuration: Missing Region"), for a region that is not valid and for a custom endpoint that
/// is not acceptable (see refusal_of_endpoint_url).
Endpoint endpoint_by_rules(Service service, const EndpointParameters& parameters);

/// The same, but where no region is known the service is asked at its global endpoint, signed for
/// us-east-1, since a session is the same wherever it was made.
Endpoint resolve_endpoint(Service service, EndpointParameters parameters);

/// Whether the endpoint is AWS's own: somebody else's keys are not sent there.
bool is_of_aws(const Endpoint& endpoint);

/// Why an endpoint URL that a user has configured cannot be used: empty when it can. Plain http is
/// for loopback only, since a request carries an MFA code and its reply carries keys.
std::string refusal_of_endpoint_url(std::string_view url);

}  // namespace stsmfa::sts
