#include "app/key_check.h"

#include "os/wait.h"

#include <algorithm>

namespace stsmfa::app {

KeyCheck::KeyCheck(Places places, const Environment& environment, const Report& report)
    : places_(std::move(places)),
      client_(helper_environment(environment, places_.sts)),
      world_{.now = [] { return stsmfa::now(); },
             .wait = [](Seconds duration) { os::wait_readable(-1, -1, os::Deadline(duration)); },
             .ask = {},
             .ask_on_terminal = {},
             .exchange =
                 [this](sts::Request request) { return client_.exchange(std::move(request)); }},
      sts_(world_, places_.sts, report),
      iam_(world_, places_.iam, report) {}

Answer KeyCheck::identify(const Keys& keys) const {
  return sts_.call(sts::get_caller_identity(),
                   {keys.access_key_id, keys.secret_access_key, keys.session_token});
}

MfaDevices KeyCheck::devices(const Keys& keys) const {
  return list_mfa_devices({sts_, iam_}, keys);
}

std::string arn_of(const Answer& answer) {
  const auto& fields = answer.reply.fields;
  const auto arn = std::ranges::find(fields, "GetCallerIdentityResult/Arn", &sts::Field::path);
  return arn == fields.end() ? std::string() : std::string(arn->value.reveal());
}

}  // namespace stsmfa::app
