#include "profile/bad_values.h"

#include "credentials/config_file.h"
#include "profile/plan_layers.h"
#include "profile/setting.h"
#include "profile/value_forms.h"
#include "sts/parameter.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace stsmfa::profile {

namespace {

/// Of which the first that is set counts.
using SameKeys = std::initializer_list<std::string_view>;
using CheckValue = sts::Check (*)(std::string_view value);

class BadValues {
 public:
  explicit BadValues(const Layers& layers) : layers_(layers) {}

  void look_at(SameKeys keys, CheckValue check) {
    if (const auto setting = find_setting(layers_, keys)) add(check(setting->value), *setting);
  }

  /// No secret stands in a Setting.
  void look_at_hidden(std::string_view key, CheckValue check) {
    const auto layer =
        std::ranges::find_if(layers_, [&](const Layer& one) { return one.get(key).has_value(); });
    if (layer == layers_.end()) return;
    add(check(*layer->get(key)), {{}, layer->source(), layer->name + " " + std::string(key)});
  }

  /// botocore refuses a name of no section: an endpoint was meant, and would not be used.
  void look_at_services(const credentials::Collection& services) {
    const auto name = find_setting(layers_, {"services"});
    if (!name || services.contains(name->value)) return;
    bad_.push_back(refused_value(*name, "the config file has no services section of that name"));
  }

  std::vector<Error> take() { return std::move(bad_); }

 private:
  void add(const sts::Check& refusal, const Setting& setting) {
    if (refusal) bad_.push_back(refused_value(setting, *refusal));
  }

  const Layers& layers_;
  std::vector<Error> bad_ = {};
};

}  // namespace

std::vector<Error> find_bad_values(const Plan& plan, const ProfileFiles& files) {
  const Layers layers = own_layers(plan, files);
  BadValues values(layers);
  values.look_at_hidden("aws_access_key_id", sts::check_access_key_id);
  values.look_at_hidden("aws_secret_access_key", sts::check_secret_access_key);
  values.look_at({"aws_mfa_device", "mfa_serial"}, sts::check_serial_number);
  const SameKeys role = {"assume_role", "role_arn"};
  values.look_at(role, sts::check_role_arn);
  if (has_setting(layers, role)) {
    values.look_at({"role_session_name"}, sts::check_role_session_name);
    values.look_at({"external_id"}, sts::check_external_id);
  }
  for (const std::string_view duration : {"duration_seconds", "renew_before"}) {
    values.look_at({duration}, check_duration_form);
  }
  for (const std::string_view truth :
       {"mfa_session", "mfa_process_interactive", "auto_renew", "use_fips_endpoint",
        "use_dualstack_endpoint", "ignore_configured_endpoint_urls"}) {
    values.look_at({truth}, check_truth);
  }
  values.look_at({"region"}, check_region);
  values.look_at({"sts_regional_endpoints"}, check_regional_endpoints);
  values.look_at_services(files.config().services);
  return values.take();
}

}  // namespace stsmfa::profile
