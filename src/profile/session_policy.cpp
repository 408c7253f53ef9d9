#include "profile/session_policy.h"

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/words.h"
#include "credentials/expand_path.h"
#include "os/process.h"
#include "os/read_input.h"
#include "profile/check_plan.h"
#include "profile/setting.h"
#include "sts/arn.h"
#include "sts/shown_value.h"

#include <string_view>
#include <vector>

namespace stsmfa::profile {

namespace {

constexpr std::string_view policy_option = "--policy";
constexpr std::string_view arn_option = "--policy-arn";

/// A shell variable that is not set must not open the whole role.
void refuse_empty(std::string_view value, std::string_view option) {
  if (!trim(value).empty()) return;
  throw usage_error(option, "is empty, and is not taken for no policy",
                    "without the option the session can do all that its role can");
}

void refuse_more_than(std::size_t most, std::size_t count, std::string_view option) {
  if (count <= most) return;
  throw usage_error(option, "is given " + std::to_string(count) + " times: AWS takes " +
                                std::to_string(most) + " at most");
}

bool is_json(std::string_view value) { return trim(value).starts_with('{'); }

std::string path_in(std::string_view value, const Environment& environment) {
  constexpr std::string_view scheme = "file://";
  if (value.starts_with(scheme)) value.remove_prefix(scheme.size());
  const auto home = [](const std::string& user) { return os::home_folder(user); };
  return credentials::expand_path(value, environment, home).path;
}

/// Whatever is wrong with the file is wrong with the command line that names it.
Secret read_policy(std::string_view value, const Environment& environment) {
  if (is_json(value)) return Secret(value);
  const std::string object = object_of(policy_option, sts::shown_value(value));
  if (value == "-") {
    throw usage_error(object, "standard input is the command's", "name a file, or give the JSON");
  }
  try {
    auto text = os::read_input(path_in(value, environment));
    if (text) return std::move(*text);
  } catch (const Error& error) {
    throw usage_error(object, error.cause, error.hint);
  }
  throw usage_error(object, "no such file",
                    value.starts_with("arn:") ? "the ARN of a policy is given by --policy-arn"
                                              : "a policy on the command line begins with {");
}

std::string find_document(const cli::Options& options, const Environment& environment) {
  if (options.policies.empty()) return {};
  refuse_more_than(1, options.policies.size(), policy_option);
  const std::string& value = options.policies.front();
  refuse_empty(value, policy_option);
  const Secret text = read_policy(value, environment);
  // the policy itself is on the screen already, and may be long
  const std::string shown = is_json(value) ? "" : value;
  check_setting(sts::check_policy_document(text.reveal()),
                {shown, Source::option, std::string(policy_option)});
  return compact_json(text.reveal());
}

std::vector<std::string> find_arns(const cli::Options& options) {
  refuse_more_than(sts::most_policy_arns, options.policy_arns.size(), arn_option);
  for (const std::string& arn : options.policy_arns) {
    refuse_empty(arn, arn_option);
    check_setting(sts::check_policy_arn(arn), {arn, Source::option, std::string(arn_option)});
  }
  return options.policy_arns;
}

/// Of the session that one ends with.
std::vector<Role>& last_roles(Plan& plan) { return plan.onward.empty() ? plan.roles : plan.onward; }

void check_arn(const std::string& policy_arn, const std::string& role_arn) {
  const auto policy = sts::parse_arn(policy_arn);
  const auto role = sts::parse_arn(role_arn);
  if (!policy || !role) return;
  const Setting setting{policy_arn, Source::option, std::string(arn_option)};
  const std::string of_role = ", but the role " + sts::shown_value(role_arn) + " is of ";
  if (policy->partition != role->partition) {
    throw refused_value(setting, "is of the partition " + std::string(policy->partition) + of_role +
                                     std::string(role->partition));
  }
  if (policy->account != "aws" && policy->account != role->account) {
    throw refused_value(setting, "is of the account " + std::string(policy->account) + of_role +
                                     std::string(role->account));
  }
}

}  // namespace

sts::SessionPolicy find_session_policy(const cli::Options& options,
                                       const Environment& environment) {
  return {.document = find_document(options, environment), .arns = find_arns(options)};
}

std::string words_on_policy(const cli::Options& options) {
  std::vector<std::string> words;
  for (const std::string& value : options.policies) {
    const std::string name = is_json(value) ? "" : " " + sts::shown_value(value);
    words.push_back(std::string(policy_option) + name);
  }
  for (const std::string& arn : options.policy_arns) {
    words.push_back(std::string(arn_option) + " " + arn);
  }
  return cli::join(words, ", ");
}

void check_may_limit(const Plan& plan, const sts::SessionPolicy& policy) {
  if (policy.empty()) return;
  const std::string role = plan.last_role();
  if (role.empty()) {
    throw usage_error(policy.document.empty() ? arn_option : policy_option,
                      "needs a role: GetSessionToken, which makes a session without one, takes no "
                      "policy",
                      "give a role with --assume-role, or name a profile that has one");
  }
  for (const std::string& arn : policy.arns) {
    check_arn(arn, role);
  }
}

void limit(Plan& plan, const sts::SessionPolicy& policy) {
  std::vector<Role>& roles = last_roles(plan);
  if (!roles.empty()) roles.back().policy = policy;
}

bool is_limited(const Plan& plan) {
  return !plan.roles.empty() && !plan.roles.back().policy.empty();
}

}  // namespace stsmfa::profile
