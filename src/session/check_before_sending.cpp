#include "session/check_before_sending.h"

#include "base/error.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/config_again.h"
#include "session/patiently.h"
#include "session/session_edits.h"
#include "session/snapshot.h"

namespace stsmfa::session {

namespace {

/// Whether what is asked of STS is what the file now wants.
bool is_as_planned(const profile::Plan& plan, const profile::Plan& now) {
  const bool same_keys = plan.keys.process || now.keys.process ||
                         (plan.keys.access_key_id == now.keys.access_key_id &&
                          plan.keys.secret_access_key == now.keys.secret_access_key);
  return same_keys && plan.role() == now.role();
}

void check_file(const Renewal& renewal, const Run& run) {
  const auto& [options, environment, known_files] = run.context;
  const profile::Files files = profile::files_now(run.context);
  os::FileContent content = read_again(run.context);
  check_rewrite(renewal.plan, renewal.new_shared_section, options,
                {content.bytes.reveal(), known_files.credentials_path()});
  const Snapshot now =
      take_snapshot({options, environment, files}, std::move(content), run.world.now());
  check_is_as_planned(renewal.plan, now.plan);
}

}  // namespace

void check_is_as_planned(const profile::Plan& plan, const profile::Plan& now) {
  if (is_as_planned(plan, now)) return;
  throw plan_error(plan.keys.origin, "its keys or its role were changed meanwhile", "run it again");
}

void check_in_time(const std::function<void()>& check) {
  try {
    patiently(check);
  } catch (const Error& error) {
    Error in_time = error;
    if (in_time.aws_mfa.empty()) {
      in_time.cause += "; the code was not sent";
    } else {
      in_time.hint = "the code was not sent";
    }
    throw Error(std::move(in_time));
  }
}

void check_before_sending(const Renewal& renewal, const Run& run) {
  check_in_time([&] { check_file(renewal, run); });
}

}  // namespace stsmfa::session
