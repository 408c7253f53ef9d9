#include "setup/aws.h"

#include "ask/device.h"
#include "cli/report.h"
#include "client/identity.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/destination.h"
#include "profile/files.h"
#include "profile/plan.h"
#include "profile/section_names.h"
#include "profile/setting.h"
#include "setup/questions.h"
#include "sts/endpoint.h"

#include <algorithm>

namespace stsmfa::setup {

SetupAws::SetupAws(const SetupNames& names, const cli::Options& options,
                   const Environment& environment, const cli::Report& report)
    : environment_(environment), report_(report) {
  const profile::FileLocations locations = profile::locate_files(options, environment);
  const profile::Config config = profile::read_config(locations.config.path);
  const auto content = os::read_file(locations.credentials.path);
  const credentials::Document document(content ? content->bytes.reveal() : "",
                                       locations.credentials.path);
  const profile::ProfileFiles files(document, config.profiles, config.path);
  profile::Plan plan{
      .names = {.profile = names.profile,
                .kind = profile::ProfileKind::long_term_keys,  // its section need not be there
                .long_term = names.long_term,
                .short_term = names.profile,
                .long_term_suffix = {}}};
  if (options.device) plan.device = profile::Setting{*options.device};
  const profile::Profile profile(plan.names, files);
  sts_ = profile::find_destination(sts::Service::sts, plan, profile, options, environment);
  iam_ = profile::find_destination(sts::Service::iam, plan, profile, options, environment);
  profile::say_notices(sts_, report);
  connection_.emplace(sts_, environment, report);
}

Error SetupAws::identify(const profile::Keys& keys) const {
  try {
    const client::CallerIdentity identity =
        client::get_caller_identity(connection_->client(), client::credentials_of(keys));
    report_.notice("setup", "these are the keys of " + identity.arn);
    return {.status = ExitStatus::success};
  } catch (const Error& error) {
    return error;
  }
}

ask::MfaDevices SetupAws::list_devices(const profile::Keys& keys) const {
  const client::Connection iam(iam_, environment_, report_);
  return ask::list_mfa_devices({connection_->client(), iam.client()}, keys);
}

std::optional<std::string> SetupAws::find_device(const profile::Keys& keys) const {
  try {
    return ask::choose_device(list_devices(keys), ask::ask_person);
  } catch (const Error& error) {
    if (error.status == ExitStatus::code_needed) throw;
    // The wizard asks for the device now: what refresh would say to its absence is no help.
    report_.notice("MFA device", error.aws_mfa.empty() ? one_line(error) : error.hint);
    return std::nullopt;
  }
}

bool SetupAws::may_be_theirs(const std::string& device, const profile::Keys& keys) const {
  try {
    const std::vector<std::string> theirs = list_devices(keys).with_codes;
    return std::ranges::find(theirs, device) != theirs.end();
  } catch (const Error&) {
    return true;
  }
}

}  // namespace stsmfa::setup
