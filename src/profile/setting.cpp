#include "profile/setting.h"

#include "base/text.h"
#include "sts/shown_value.h"

namespace stsmfa::profile {

std::optional<Setting> from_option(const std::optional<std::string>& value, std::string name) {
  if (!value || value->empty()) return std::nullopt;
  return Setting{*value, Source::option, std::move(name)};
}

std::optional<Setting> from_environment(const Environment& environment, std::string_view name) {
  const auto value = environment.get(name);
  if (!value) return std::nullopt;
  return Setting{std::string(*value), Source::environment, std::string(name)};
}

bool is_true(const std::optional<Setting>& setting) {
  return setting && equal_ignoring_case(setting->value, "true");
}

Error refused_value(const Setting& setting, std::string cause) {
  return {.status = status_of(setting.source),
          .object = object_of(setting.origin, sts::shown_value(setting.value)),
          .cause = std::move(cause)};
}

Error refused_value(const Setting& setting, const sts::Refusal& refusal) {
  Error error = refused_value(setting, refusal.cause);
  error.hint = refusal.hint;
  return error;
}

void check_setting(const sts::Check& refusal, const Setting& setting) {
  if (refusal) throw refused_value(setting, *refusal);
}

}  // namespace stsmfa::profile
