#pragma once

#include <string_view>

namespace stsmfa::sts {

/// A part of AWS with accounts, host names and regions of its own
/// (aws-sdk partitions.json, version 1.1).
struct Partition {
  std::string_view name;                   ///< as in an ARN: `aws-cn`
  std::string_view dns_suffix;             ///< `amazonaws.com.cn`
  std::string_view dual_stack_dns_suffix;  ///< `api.amazonwebservices.com.cn`
  std::string_view default_region;         ///< where STS is asked when nothing names a region
};

/// The partition of an ARN, nullptr when there is none of that name.
const Partition* find_partition(std::string_view name);

/// The partition of a region, by the region patterns of partitions.json; `aws` for a region that
/// no pattern knows, as the SDKs do. `aws-global`, `aws-cn-global` and the like are regions too.
const Partition& partition_of_region(std::string_view region);

/// Whether a host (without a port) is one of AWS's own, in any partition.
bool is_host_of_aws(std::string_view host);

/// Whether an ARN may call its partition so: `aws` and then letters and dashes. A partition that
/// AWS adds one day has such a name too, and find_partition does not know it.
bool is_partition_name(std::string_view text);

/// Whether `region` may become part of a host name: a DNS label of lower-case letters, digits and
/// inner dashes, at most 63. Anything else (`x@evil.example/`) would send a signed request
/// elsewhere.
bool is_valid_region(std::string_view region);

}  // namespace stsmfa::sts
