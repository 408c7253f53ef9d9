#include "setup/aws.h"

#include "client/client.h"
#include "client/identity.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/section_names.h"
#include "profile/setting.h"
#include "sts/endpoint.h"

#include <memory>

namespace stsmfa::setup {

namespace {

struct Destinations {
  profile::Destination sts;
  profile::Destination iam;
};

/// The profile's section need not be there yet; what it names decides on the partition, as it will
/// for a refresh.
profile::Plan plan_for(const Names& names, const Scene& scene, const cli::Options& options) {
  profile::Plan plan{.names = {.profile = names.profile,
                               .kind = profile::ProfileKind::long_term_keys,
                               .long_term = names.long_term,
                               .short_term = names.profile,
                               .long_term_suffix = {}}};
  const std::string device = options.device.value_or(scene.device);
  const std::string role = options.assume_role.value_or(scene.role);
  if (!device.empty()) plan.device = profile::Setting{device};
  if (!role.empty()) plan.roles.push_back({.arn = profile::Setting{role}});
  return plan;
}

Destinations find_destinations(const Names& names, const Scene& scene,
                               const profile::Context& context) {
  const os::FileContent content = profile::read_credentials(context.files);
  const credentials::Document document(content.bytes.reveal(), context.files.credentials_path());
  const profile::ProfileFiles files(document, context.files.config);
  const profile::Plan plan = plan_for(names, scene, context.options);
  const profile::Profile profile(plan.names, files);
  return {profile::find_destination(sts::Service::sts, plan, profile, context),
          profile::find_destination(sts::Service::iam, plan, profile, context)};
}

/// A helper for STS until the wizard ends, and one for IAM while it is asked.
class Connections {
 public:
  Connections(Destinations destinations, cli::Report& report)
      : destinations_(std::move(destinations)), report_(report), sts_(destinations_.sts, report) {}

  std::string identify(const profile::Keys& keys) const {
    return client::get_caller_identity(sts_.client(), client::credentials_of(keys)).arn;
  }

  ask::MfaDevices list_devices(const profile::Keys& keys) const {
    const client::Connection iam(destinations_.iam, report_);
    return ask::list_mfa_devices({sts_.client(), iam.client()}, keys);
  }

 private:
  Destinations destinations_;
  cli::Report& report_;
  client::Connection sts_;
};

}  // namespace

Aws connect_to_aws(const Names& names, const Scene& scene, const profile::Context& context,
                   cli::Report& report) {
  Destinations destinations = find_destinations(names, scene, context);
  profile::say_notices(destinations.sts, report);
  const auto aws = std::make_shared<const Connections>(std::move(destinations), report);
  return {.identify = [aws](const profile::Keys& keys) { return aws->identify(keys); },
          .list_devices = [aws](const profile::Keys& keys) { return aws->list_devices(keys); }};
}

}  // namespace stsmfa::setup
