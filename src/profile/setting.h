#pragma once

#include "base/environment.h"
#include "base/error.h"
#include "base/exit_status.h"
#include "sts/parameter.h"

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::profile {

/// Who set a value: what is wrong with it is the command line's fault (usage) or not.
enum class Source { option, environment, credentials_file, config_file };

constexpr bool is_of_file(Source source) {
  return source == Source::credentials_file || source == Source::config_file;
}

/// A value and where it comes from, so that a message can name the place to change.
struct Setting {
  std::string value;
  Source source = Source::option;
  std::string origin = {};  ///< `--device`, `MFA_DEVICE`, `[dev-long-term] aws_mfa_device`
};

/// What was given with the option `name`; nullopt when it was not, or empty, which aws-mfa takes
/// for unset.
std::optional<Setting> from_option(const std::optional<std::string>& value, std::string name);

/// The variable `name`; nullopt when it is unset or empty.
std::optional<Setting> from_environment(const Environment& environment, std::string_view name);

/// Whether it is set to `true`, in any case, as botocore's ensure_boolean reads it.
bool is_true(const std::optional<Setting>& setting);

/// The status of a run that ends because such a value is bad.
constexpr ExitStatus status_of(Source source) {
  return source == Source::option ? ExitStatus::usage : ExitStatus::plan_impossible;
}

/// The Error for a value that cannot be used: usage where it is the command line's, else
/// plan_impossible; its object is what set it and the value, which may be empty
/// (sts::shown_value).
Error refused_value(const Setting& setting, std::string cause);

/// The same, with the hint that comes with a refusal.
Error refused_value(const Setting& setting, const sts::Refusal& refusal);

/// Throws it, if there is a refusal.
void check_setting(const sts::Check& refusal, const Setting& setting);

}  // namespace stsmfa::profile
