#include "verb/setup_aws.h"

#include "app/device.h"
#include "app/files.h"
#include "app/identity.h"
#include "verb/setup_questions.h"

#include <algorithm>

namespace stsmfa::verb {

using namespace app;

SetupAws::SetupAws(const SetupNames& names, const Options& options, const Environment& environment,
                   const Report& report)
    : environment_(environment), report_(report) {
  const FileLocations locations = locate_files(options, environment);
  const Config config = read_config(locations.config.path);
  const auto content = os::read_file(locations.credentials.path);
  const credentials::Document document(content ? content->bytes.reveal() : "",
                                       locations.credentials.path);
  const ProfileFiles files(document, config.profiles, config.path);
  Plan plan{.names = {.profile = names.profile,
                      .kind = ProfileKind::long_term_keys,  // its section need not be there
                      .long_term = names.long_term,
                      .short_term = names.profile,
                      .long_term_suffix = {}}};
  if (options.device) plan.device = Setting{*options.device};
  const Profile profile(plan.names, files);
  sts_ = find_destination(sts::Service::sts, plan, profile, options, environment);
  iam_ = find_destination(sts::Service::iam, plan, profile, options, environment);
  say_notices(sts_, report);
  connection_.emplace(sts_, environment, report);
}

Error SetupAws::identify(const Keys& keys) const {
  try {
    const CallerIdentity identity =
        get_caller_identity(connection_->caller(), credentials_of(keys));
    report_.notice("setup", "these are the keys of " + identity.arn);
    return {.status = ExitStatus::success};
  } catch (const Error& error) {
    return error;
  }
}

MfaDevices SetupAws::list_devices(const Keys& keys) const {
  const Connection iam(iam_, environment_, report_);
  return list_mfa_devices({connection_->caller(), iam.caller()}, keys);
}

std::optional<std::string> SetupAws::find_device(const Keys& keys) const {
  try {
    return choose_device(list_devices(keys), ask_on_terminal);
  } catch (const Error& error) {
    if (error.status == ExitStatus::code_needed) throw;
    // The wizard asks for the device now: what refresh would say to its absence is no help.
    report_.notice("MFA device", error.aws_mfa.empty() ? one_line(error) : error.hint);
    return std::nullopt;
  }
}

bool SetupAws::may_be_theirs(const std::string& device, const Keys& keys) const {
  try {
    const std::vector<std::string> theirs = list_devices(keys).with_codes;
    return std::ranges::find(theirs, device) != theirs.end();
  } catch (const Error&) {
    return true;
  }
}

}  // namespace stsmfa::verb
