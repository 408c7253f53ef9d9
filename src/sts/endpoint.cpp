#include "sts/endpoint.h"

#include "base/error.h"
#include "sts/partition.h"
#include "sts/shown_url.h"

#include <algorithm>
#include <array>

namespace stsmfa::sts {

namespace {

constexpr std::string_view global_region = "aws-global";

/// The regions that the legacy mode of STS serves from its global endpoint.
constexpr std::array<std::string_view, 16> legacy_global_regions = {
    "ap-northeast-1", "ap-south-1",   "ap-southeast-1", "ap-southeast-2",
    "aws-global",     "ca-central-1", "eu-central-1",   "eu-north-1",
    "eu-west-1",      "eu-west-2",    "eu-west-3",      "sa-east-1",
    "us-east-1",      "us-east-2",    "us-west-1",      "us-west-2"};

/// IAM has one endpoint a partition, in one region, and its names follow no pattern.
struct IamEndpoint {
  std::string_view partition;
  std::string_view signing_region;
  std::string_view host;
  std::string_view fips_host;
  std::string_view dual_stack_host;
  std::string_view fips_dual_stack_host;
};
// clang-format off
constexpr std::array<IamEndpoint, 8> iam_endpoints = {{
    {"aws", "us-east-1",
     "iam.amazonaws.com", "iam-fips.amazonaws.com",
     "iam.global.api.aws", "iam-fips.global.api.aws"},
    {"aws-cn", "cn-north-1",
     "iam.cn-north-1.amazonaws.com.cn", "iam-fips.amazonaws.com.cn",
     "iam.global.api.amazonwebservices.com.cn", "iam-fips.api.amazonwebservices.com.cn"},
    {"aws-us-gov", "us-gov-west-1",
     "iam.us-gov.amazonaws.com", "iam.us-gov.amazonaws.com",
     "iam.us-gov.api.aws", "iam.us-gov.api.aws"},
    {"aws-eusc", "eusc-de-east-1",
     "iam.eusc-de-east-1.amazonaws.eu", "iam-fips.amazonaws.eu",
     "iam.eusc-de-east-1.api.amazonwebservices.eu",
     "iam-fips.eusc-de-east-1.api.amazonwebservices.eu"},
    {"aws-iso", "us-iso-east-1",
     "iam.us-iso-east-1.c2s.ic.gov", "iam-fips.us-iso-east-1.c2s.ic.gov",
     "iam.us-iso-east-1.api.aws.ic.gov", "iam-fips.us-iso-east-1.api.aws.ic.gov"},
    {"aws-iso-b", "us-isob-east-1",
     "iam.us-isob-east-1.sc2s.sgov.gov", "iam-fips.us-isob-east-1.sc2s.sgov.gov",
     "iam.us-isob-east-1.api.aws.scloud", "iam-fips.us-isob-east-1.api.aws.scloud"},
    {"aws-iso-e", "eu-isoe-west-1",
     "iam.eu-isoe-west-1.cloud.adc-e.uk", "iam-fips.cloud.adc-e.uk",
     "iam.eu-isoe-west-1.api.cloud-aws.adc-e.uk",
     "iam-fips.eu-isoe-west-1.api.cloud-aws.adc-e.uk"},
    {"aws-iso-f", "us-isof-south-1",
     "iam.us-isof-south-1.csp.hci.ic.gov", "iam-fips.csp.hci.ic.gov",
     "iam.us-isof-south-1.api.aws.hci.ic.gov", "iam-fips.us-isof-south-1.api.aws.hci.ic.gov"},
}};
// clang-format on

[[noreturn]] void refuse(std::string_view object, std::string_view cause) {
  throw plan_error(object_of("endpoint", object), std::string(cause));
}

Endpoint https(std::string_view host, std::string_view signing_region) {
  return {"https://" + std::string(host), std::string(signing_region)};
}

/// The region that a pseudo region like `aws-cn-global` stands for; any other region as it is.
/// (No host name and no signature is good for a pseudo region.)
std::string_view real_region(std::string_view region) {
  return region.ends_with("-global") ? partition_of_region(region).default_region : region;
}

Endpoint custom_endpoint(const EndpointParameters& parameters) {
  if (parameters.use_fips) {
    refuse({}, "Invalid Configuration: FIPS and custom endpoint are not supported");
  }
  if (parameters.use_dual_stack) {
    refuse({}, "Invalid Configuration: Dualstack and custom endpoint are not supported");
  }
  const std::string& url = parameters.custom_endpoint;
  const std::string refusal = refusal_of_endpoint_url(url);
  if (!refusal.empty()) refuse(shown_url(url), refusal);
  const auto region = real_region(parameters.region.empty() ? global_region : parameters.region);
  return {url, std::string(region)};
}

Endpoint sts_endpoint(const EndpointParameters& parameters) {
  const bool fips = parameters.use_fips;
  const bool dual_stack = parameters.use_dual_stack;
  const bool legacy = parameters.use_global_endpoint &&
                      std::ranges::count(legacy_global_regions, parameters.region) != 0;
  if (!fips && !dual_stack && (legacy || parameters.region == global_region)) {
    return https("sts.amazonaws.com", "us-east-1");
  }
  const std::string_view region = real_region(parameters.region);
  const Partition& partition = partition_of_region(region);
  // In GovCloud the plain IPv4 hosts are the FIPS hosts.
  const bool named_fips = fips && (dual_stack || partition.name != "aws-us-gov");
  std::string host = named_fips ? "sts-fips." : "sts.";
  host.append(region).append(".");
  host.append(dual_stack ? partition.dual_stack_dns_suffix : partition.dns_suffix);
  return https(host, region);
}

Endpoint iam_endpoint(const EndpointParameters& parameters) {
  const std::string_view partition = partition_of_region(parameters.region).name;
  const auto* row = std::ranges::find(iam_endpoints, partition, &IamEndpoint::partition);
  const std::string_view host =
      parameters.use_dual_stack
          ? (parameters.use_fips ? row->fips_dual_stack_host : row->dual_stack_host)
          : (parameters.use_fips ? row->fips_host : row->host);
  return https(host, row->signing_region);
}

}  // namespace

std::string_view signing_name(Service service) { return service == Service::sts ? "sts" : "iam"; }

Endpoint endpoint_by_rules(Service service, const EndpointParameters& parameters) {
  const std::string& region = parameters.region;
  if (!region.empty() && !is_valid_region(region)) refuse(region, "is not the name of a region");
  if (!parameters.custom_endpoint.empty()) return custom_endpoint(parameters);
  if (region.empty()) refuse({}, "Invalid Configuration: Missing Region");
  return service == Service::sts ? sts_endpoint(parameters) : iam_endpoint(parameters);
}

Endpoint resolve_endpoint(Service service, EndpointParameters parameters) {
  if (parameters.region.empty()) parameters.region = global_region;
  return endpoint_by_rules(service, parameters);
}

std::string refusal_of_endpoint_url(std::string_view url) {
  std::string fault = fault_of_url(url);
  if (!fault.empty()) return fault;
  // A password with a slash looks like a path, and the user name before it like the host.
  if (url.find('@') != std::string_view::npos) return "an @ stands in its path or query";
  const auto parsed = parse_url(url);
  if (parsed->scheme == "http" && !is_loopback(parsed->host)) {
    return "must be https: plain http is for this machine alone, since the request carries an MFA "
           "code and the reply carries keys";
  }
  return {};
}

bool is_of_aws(const Endpoint& endpoint) {
  const auto url = parse_url(endpoint.url);
  return url && is_host_of_aws(url->host.substr(0, url->host.find(':')));
}

}  // namespace stsmfa::sts
