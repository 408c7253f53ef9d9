#include "profile/destination.h"

#include "base/error.h"
#include "base/text.h"
#include "profile/ca_bundle.h"
#include "profile/partition.h"
#include "profile/proxy.h"
#include "profile/setting.h"
#include "profile/value_forms.h"
#include "sts/endpoint_url.h"
#include "sts/partition.h"
#include "sts/proxy.h"
#include "sts/shown_url.h"
#include "sts/shown_value.h"
#include "sts/url.h"

#include <set>

namespace stsmfa::profile {

namespace {

/// Decides between what was set and what the ARN says, whose `partition` is nullptr where there is
/// no ARN, or one of a partition that is not known.
std::string settle_region(const std::optional<Setting>& region, const sts::Partition* partition,
                          Destination& destination) {
  const bool foreign_to_aws = partition != nullptr && partition->name != "aws";
  std::string by_arn = foreign_to_aws ? std::string(partition->default_region) : std::string();
  if (!region) return by_arn;
  check_setting(check_region(region->value), *region);
  const sts::Partition& of_region = sts::partition_of_region(region->value);
  if (partition == nullptr || of_region.name == partition->name) return region->value;
  const std::string conflict = "region " + region->value + " is of the partition " +
                               std::string(of_region.name) + ", but the ARN is of " +
                               std::string(partition->name);
  if (region->source == Source::option) {
    throw usage_error(region->origin, conflict);
  }
  destination.notices.push_back({"region", conflict + ": " + region->origin + " is not used"});
  return by_arn;
}

bool is_switched_on(const Profile& profile, const Environment& environment,
                    std::string_view variable, std::string_view key) {
  if (environment.get(variable)) return environment.is_true(variable);
  return is_true(profile.anywhere({key}));
}

bool is_legacy(const Profile& profile, const Environment& environment) {
  const auto variable = environment.get("AWS_STS_REGIONAL_ENDPOINTS");
  const auto setting = profile.anywhere({"sts_regional_endpoints"});
  const std::string_view mode = variable  ? *variable
                                : setting ? std::string_view(setting->value)
                                          : std::string_view();
  return equal_ignoring_case(mode, "legacy");
}

std::optional<sts::EndpointUrl> find_url(sts::Service service, const Profile& profile,
                                         const Context& context) {
  const std::string_view name = sts::signing_name(service);
  sts::ConfiguredEndpointUrls files;
  files.service_url = profile.service_property(name, "endpoint_url");
  if (const auto setting = profile.anywhere({"endpoint_url"})) files.profile_url = setting->value;
  files.ignore = is_true(profile.anywhere({"ignore_configured_endpoint_urls"}));
  std::optional<std::string_view> option;
  const bool is_sts = service == sts::Service::sts;
  const auto& given = context.options.endpoint_url;
  if (is_sts && cli::is_given(given)) option = *given;
  auto url = sts::configured_endpoint_url(name, option, context.environment, files);
  if (!url) return url;
  std::string reason = sts::refusal_of_endpoint_url(url->url);
  if (reason.empty()) return url;
  const Source source = option ? Source::option : Source::environment;
  throw refused_value({sts::shown_url(url->url), source, url->origin}, std::move(reason));
}

void take_proxy(const Environment& environment, Destination& destination) {
  const auto url = sts::parse_url(destination.endpoint.url);
  const auto proxy = url ? find_proxy(*url, environment) : std::nullopt;
  if (!proxy) return;
  destination.proxy = sts::proxy_of(proxy->value);
  destination.notices.push_back(
      {"proxy", sts::shown_proxy(proxy->value) + " (" + proxy->origin + ")", true});
}

}  // namespace

std::optional<Setting> find_region(const Profile& profile, const Context& context) {
  if (auto region = from_option(context.options.region, "--region")) return region;
  for (const std::string_view name : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
    if (auto region = from_environment(context.environment, name)) return region;
  }
  return profile.anywhere({"region"});
}

Destination find_destination(sts::Service service, const Plan& plan, const Profile& profile,
                             const Context& context) {
  const Environment& environment = context.environment;
  Destination destination;
  sts::EndpointParameters parameters;
  const auto name = partition_by_arn(plan);
  const sts::Partition* const partition = name ? sts::find_partition(*name) : nullptr;
  parameters.region = settle_region(find_region(profile, context), partition, destination);
  parameters.use_fips =
      is_switched_on(profile, environment, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
  parameters.use_dual_stack =
      is_switched_on(profile, environment, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
  parameters.use_global_endpoint = is_legacy(profile, environment);
  if (const auto url = find_url(service, profile, context)) {
    parameters.custom_endpoint = url->url;
    destination.notices.push_back(
        {"endpoint", sts::shown_url(url->url) + " (" + url->origin + ")"});
  }
  destination.endpoint = sts::resolve_endpoint(service, parameters);
  add_ways(destination, find_ca_bundle(profile, environment), environment);
  return destination;
}

std::optional<Setting> find_ca_bundle(const Profile& profile, const Environment& environment) {
  if (auto bundle = from_environment(environment, "AWS_CA_BUNDLE")) return bundle;
  if (auto bundle = profile.anywhere({"ca_bundle"})) return bundle;
  return from_environment(environment, "REQUESTS_CA_BUNDLE");
}

void add_ways(Destination& destination, const std::optional<Setting>& ca_bundle,
              const Environment& environment) {
  if (ca_bundle) {
    const bool is_used = destination.endpoint.url.starts_with("https:");
    if (is_used) check_ca_bundle(*ca_bundle);
    destination.ca_bundle = ca_bundle->value;
    destination.notices.push_back(
        {"CA bundle", sts::shown_value(ca_bundle->value) + " (" + ca_bundle->origin + ")", true});
  }
  take_proxy(environment, destination);
}

void say_notices(const Destination& destination, cli::Report& report, std::string_view before,
                 Ways ways) {
  for (const Destination::Notice& notice : destination.notices) {
    if (notice.is_way && ways == Ways::unsaid) continue;
    report.notice(std::string(before) + notice.topic, notice.text);
  }
}

std::string ways_in(const std::vector<Destination::Notice>& notices) {
  std::set<std::string> ways;
  for (const Destination::Notice& notice : notices) {
    if (notice.is_way) ways.insert(notice.topic + ": " + notice.text);
  }
  std::string text;
  for (const std::string& way : ways) {
    text += way + "\n";
  }
  return text;
}

std::string host_of(const Destination& destination) {
  const auto url = sts::parse_url(destination.endpoint.url);
  return url ? url->host : destination.endpoint.url;
}

}  // namespace stsmfa::profile
