#include "session/circumstances.h"

#include <array>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

namespace stsmfa::session {

namespace {

/// What find_destination, find_proxy and find_ca_bundle ask the environment for.
constexpr std::array<std::string_view, 18> variables = {"AWS_REGION",
                                                        "AWS_DEFAULT_REGION",
                                                        "AWS_ENDPOINT_URL",
                                                        "AWS_ENDPOINT_URL_STS",
                                                        "AWS_ENDPOINT_URL_IAM",
                                                        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                                                        "AWS_USE_FIPS_ENDPOINT",
                                                        "AWS_USE_DUALSTACK_ENDPOINT",
                                                        "AWS_STS_REGIONAL_ENDPOINTS",
                                                        "AWS_CA_BUNDLE",
                                                        "REQUESTS_CA_BUNDLE",
                                                        "https_proxy",
                                                        "HTTPS_PROXY",
                                                        "all_proxy",
                                                        "ALL_PROXY",
                                                        "no_proxy",
                                                        "NO_PROXY",
                                                        "MFA_STS_DURATION"};

/// Values one after the other, so that no two texts of different ones are alike.
class Text {
 public:
  void add(std::string_view value) {
    text_ += std::to_string(value.size()) + ":";
    text_ += value;
  }
  void add_number(std::int64_t number) { add(std::to_string(number)); }
  std::string finish() { return std::move(text_); }

 private:
  std::string text_;
};

void add_way(Text& text, const profile::Context& context) {
  text.add(context.files.config.path);
  text.add(context.options.region.value_or(""));
  text.add(context.options.endpoint_url.value_or(""));
  for (const std::string_view name : variables) {
    text.add(context.environment.get(name).value_or(""));
  }
}

Circumstances::Codes codes_by(const cli::Options& options, bool has_command) {
  if (profile::brings_code(options)) return Circumstances::Codes::given;
  return has_command ? Circumstances::Codes::by_command : Circumstances::Codes::asked;
}

}  // namespace

Circumstances circumstances_of(const profile::Plan& plan, const profile::Context& context) {
  Text text;
  add_way(text, context);
  text.add(plan.keys.process ? plan.keys.process->value : plan.keys.access_key_id);
  text.add(plan.device ? plan.device->value : "");
  text.add(plan.code_command ? plan.code_command->value : "");
  text.add_number(plan.duration.count());
  text.add_number(static_cast<int>(plan.mfa));
  for (const auto* roles : {&plan.roles, &plan.onward}) {
    text.add_number(std::ssize(*roles));
    for (const profile::Role& role : *roles) {
      text.add(role.arn.value);
      text.add(role.external_id ? role.external_id->value : "");
      text.add_number(role.duration.count());
      text.add(role.policy.document);
    }
  }
  return {text.finish(), codes_by(context.options, static_cast<bool>(plan.code_command))};
}

Circumstances circumstances_of_many(const profile::Context& context) {
  Text text;
  add_way(text, context);
  text.add(context.options.device.value_or(""));
  text.add(context.options.mfa_process.value_or(""));
  text.add_number(context.options.duration.value_or(Seconds(0)).count());
  return {text.finish(), codes_by(context.options, cli::is_given(context.options.mfa_process))};
}

bool has_another_code(const Circumstances& ours, ExitStatus status) {
  const bool is_of_code = status == ExitStatus::code_needed || status == ExitStatus::refused;
  return is_of_code && ours.codes == Circumstances::Codes::given;
}

}  // namespace stsmfa::session
