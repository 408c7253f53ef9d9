#include "setup/role.h"

#include "base/error.h"
#include "os/process.h"
#include "profile/role_name.h"
#include "setup/objections.h"
#include "sts/arn.h"

#include <utility>

namespace stsmfa::setup {

namespace {

/// The ARN for a role's bare name, which is one of the account that the keys are of; what is no
/// such name stays as it is, and so does every name where the account is not known.
std::string in_own_account(std::string_view typed, const std::string& arn) {
  const auto user = sts::parse_arn(arn);
  if (!user || !is_bare_role_name(typed)) return std::string(typed);
  return profile::role_arn_of({std::string(user->account), std::string(typed)}, user->account,
                              user->partition);
}

std::string role_of_option(const std::string& option, const CheckedKeys& checked) {
  std::string role = in_own_account(option, checked.arn);
  std::string objection = objection_to_role(role);
  if (objection.empty()) return role;
  throw usage_error("--assume-role", std::move(objection),
                    "whose account a bare name is of is not known: give an ARN or ACCOUNT/ROLE");
}

/// Finds the account of `ALIAS/ROLE`, since no refresh could use a role without.
void check_account(const std::string& role, const std::string& origin,
                   const Environment& environment) {
  const auto name = profile::parse_role_name(role);
  if (!name) return;
  profile::find_account_id(*name, {.value = role, .origin = origin}, environment, os::home_folder);
}

std::string objection_to_account(const std::string& role, const Environment& environment) {
  try {
    check_account(role, "role", environment);
    return {};
  } catch (const Error& error) {
    return one_line(error) + (error.hint.empty() ? "" : ": " + error.hint);
  }
}

std::string ask_for_role(const CheckedKeys& checked, const Environment& environment,
                         const Person& person) {
  const auto objection = [&](std::string_view typed) {
    const std::string role = in_own_account(typed, checked.arn);
    std::string refusal = objection_to_role(role);
    return refusal.empty() ? objection_to_account(role, environment) : refusal;
  };
  const std::string forms =
      checked.known ? "a name, an ARN or ACCOUNT/ROLE" : "an ARN or ACCOUNT/ROLE";
  const Secret typed = person.ask_until("Role to assume, " + forms + " [none]: ", objection);
  return in_own_account(typed.reveal(), checked.arn);
}

}  // namespace

void check_role_option(const cli::Options& options, const Environment& environment) {
  if (options.assume_role) check_account(*options.assume_role, "--assume-role", environment);
}

std::string find_role(const Scene& scene, const CheckedKeys& checked,
                      const profile::Context& context, const Person& person) {
  const auto& option = context.options.assume_role;
  if (option) return role_of_option(*option, checked);
  if (!scene.role.empty()) {
    person.tell("setup", "role: " + scene.role + " stays; --assume-role ROLE changes it");
  }
  if (!scene.role.empty() || replaces_keys(scene.change)) return {};
  return ask_for_role(checked, context.environment, person);
}

}  // namespace stsmfa::setup
