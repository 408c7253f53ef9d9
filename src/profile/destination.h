#pragma once

#include "base/environment.h"
#include "cli/report.h"
#include "profile/context.h"
#include "profile/plan.h"
#include "profile/profile.h"
#include "profile/setting.h"
#include "sts/endpoint.h"
#include "sts/request.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::profile {

/// Where the requests go, and what a person should know about it before a code is typed.
struct Destination {
  sts::Endpoint endpoint;
  std::string ca_bundle = {};  ///< empty: the system's
  sts::Proxy proxy = {};       ///< of this destination alone: find_proxy
  /// What is not AWS's own or was overruled, each with where it came from:
  /// "endpoint: https://localhost:4566 (AWS_ENDPOINT_URL_STS)".
  struct Notice {
    std::string topic;
    std::string text;
    bool is_way = false;  ///< the CA bundle, the proxy

    friend bool operator==(const Notice&, const Notice&) = default;
  };
  std::vector<Notice> notices = {};

  friend bool operator==(const Destination&, const Destination&) = default;
};

/// Finds the endpoint by what AWS's SDKs go by: `--region`, `AWS_REGION`, `AWS_DEFAULT_REGION`, the
/// profile's region in either file, else the default region of the partition that the device's or
/// the role's ARN names, else (partition aws) the global endpoint. A region of another partition
/// than the ARN's loses, and is said, when it came from the environment or a file, and is an Error
/// (usage) when it is `--region`. Configured endpoint URLs, FIPS, dual-stack, the legacy mode and
/// the CA bundle likewise. Throws Error for an invalid region or URL, and for a
/// CA bundle or a proxy that cannot be used.
/// `--endpoint-url` is STS's alone; IAM's URL is that of `AWS_ENDPOINT_URL_IAM`, `AWS_ENDPOINT_URL`
/// or the files.
Destination find_destination(sts::Service service, const Plan& plan, const Profile& profile,
                             const Context& context);

/// The region that AWS tools would use for the profile; nullopt when none is set.
std::optional<Setting> find_region(const Profile& profile, const Context& context);

/// The file of certificates to trust: `AWS_CA_BUNDLE`, the profile's `ca_bundle`,
/// `REQUESTS_CA_BUNDLE`; nullopt: the system's.
std::optional<Setting> find_ca_bundle(const Profile& profile, const Environment& environment);

/// Takes the bundle and the proxy that the endpoint is reached by, and notes them. Throws what
/// check_ca_bundle and find_proxy do.
void add_ways(Destination& destination, const std::optional<Setting>& ca_bundle,
              const Environment& environment);

/// Whether the ways are said as well: who has them for years need not read them each time.
enum class Ways { said, unsaid };

/// What is told of the ways of calls that are nobody's first: nothing, but under `-v`.
inline Ways usual_ways(const cli::Options& options) {
  return options.verbose ? Ways::said : Ways::unsaid;
}

/// Says what there is to notice, each topic with `before` in front of it.
void say_notices(const Destination& destination, cli::Report& report, std::string_view before = {},
                 Ways ways = Ways::said);

/// The ways in one text, to be compared with those of another time; empty where there are none.
std::string ways_in(const std::vector<Destination::Notice>& notices);

/// The endpoint's host, with its port if that is not 443: what messages call it.
std::string host_of(const Destination& destination);

}  // namespace stsmfa::profile
