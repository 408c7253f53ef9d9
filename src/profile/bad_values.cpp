#include "profile/bad_values.h"

#include "profile/plan_layers.h"
#include "profile/setting.h"
#include "profile/value_forms.h"
#include "sts/parameter.h"

#include <array>
#include <string>
#include <string_view>

namespace stsmfa::profile {

namespace {

struct Form {
  std::string_view key;
  sts::Check (*check)(std::string_view value);
  bool is_secret = false;  ///< the value is not shown
};

constexpr std::array<Form, 13> forms = {
    {{"aws_access_key_id", sts::check_access_key_id, true},
     {"aws_secret_access_key", sts::check_secret_access_key, true},
     {"aws_mfa_device", sts::check_serial_number},
     {"mfa_serial", sts::check_serial_number},
     {"assume_role", sts::check_role_arn},
     {"role_arn", sts::check_role_arn},
     {"role_session_name", sts::check_role_session_name},
     {"external_id", sts::check_external_id},
     {"duration_seconds", check_duration_form},
     {"renew_before", check_duration_form},
     {"mfa_session", check_truth},
     {"auto_renew", check_truth},
     {"region", check_region}}};

}  // namespace

std::vector<Error> find_bad_values(const Plan& plan, const ProfileFiles& files) {
  std::vector<Error> bad;
  const Layers layers = own_layers(plan, files);
  for (const Form& form : forms) {
    for (const Layer& layer : layers) {
      const auto value = layer.get(form.key);
      if (!value) continue;
      if (const auto refusal = form.check(*value)) {
        const std::string shown = form.is_secret ? std::string() : std::string(*value);
        bad.push_back(refused_value(
            {shown, layer.source(), layer.name + " " + std::string(form.key)}, *refusal));
      }
      break;
    }
  }
  return bad;
}

}  // namespace stsmfa::profile
