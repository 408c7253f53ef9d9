#include "sts/partition.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace stsmfa::sts {

namespace {

// The default region is what partitions.json calls implicitGlobalRegion.
constexpr std::array<Partition, 8> partitions = {{
    {"aws", "amazonaws.com", "api.aws", "us-east-1"},
    {"aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-northwest-1"},
    {"aws-us-gov", "amazonaws.com", "api.aws", "us-gov-west-1"},
    {"aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1"},
    {"aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1"},
    {"aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1"},
    {"aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1"},
    {"aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1"},
}};

/// What stands before `-NAME-NUMBER` in the regions of each partition but `aws`. The prefixes of
/// `aws` itself (us, eu, ap, ...) need no rows: it is the partition of every other region.
struct RegionPrefix {
  std::string_view prefix;
  std::string_view partition;
};
constexpr std::array<RegionPrefix, 7> region_prefixes = {{
    {"cn", "aws-cn"},
    {"us-gov", "aws-us-gov"},
    {"eusc-de", "aws-eusc"},
    {"us-iso", "aws-iso"},
    {"us-isob", "aws-iso-b"},
    {"eu-isoe", "aws-iso-e"},
    {"us-isof", "aws-iso-f"},
}};

/// `text` without its last dash and the word after it; empty when there is no such word, or one
/// with a character that is not `allowed`.
std::string_view without_last_word(std::string_view text, bool (*allowed)(char)) {
  const auto dash = text.rfind('-');
  if (dash == std::string_view::npos) return {};
  const auto word = text.substr(dash + 1);
  return !word.empty() && std::ranges::all_of(word, allowed) ? text.substr(0, dash)
                                                             : std::string_view();
}

std::string_view partition_name_of_region(std::string_view region) {
  if (region.ends_with("-global")) return without_last_word(region, is_word);
  const auto prefix = without_last_word(without_last_word(region, is_digit), is_word);
  const auto* row = std::ranges::find(region_prefixes, prefix, &RegionPrefix::prefix);
  return row != region_prefixes.end() ? row->partition : "aws";
}

}  // namespace

const Partition* find_partition(std::string_view name) {
  const auto* found = std::ranges::find(partitions, name, &Partition::name);
  return found != partitions.end() ? found : nullptr;
}

const Partition& partition_of_region(std::string_view region) {
  const Partition* found = find_partition(partition_name_of_region(region));
  return found != nullptr ? *found : partitions.front();
}

bool is_host_of_aws(std::string_view host) {
  return std::ranges::any_of(partitions, [&](const Partition& partition) {
    return host.ends_with("." + std::string(partition.dns_suffix)) ||
           host.ends_with("." + std::string(partition.dual_stack_dns_suffix));
  });
}

bool is_partition_name(std::string_view text) {
  return text.starts_with("aws") &&
         std::ranges::all_of(text, [](char c) { return is_lower(c) || c == '-'; });
}

bool is_valid_region(std::string_view region) {
  constexpr std::size_t longest_label = 63;  // RFC 1035, 2.3.4
  const auto is_allowed = [](char c) { return is_lower(c) || is_digit(c) || c == '-'; };
  return !region.empty() && region.size() <= longest_label && region.front() != '-' &&
         region.back() != '-' && std::ranges::all_of(region, is_allowed);
}

}  // namespace stsmfa::sts
