#include "setup/role.h"

#include "base/error.h"
#include "os/process.h"
#include "profile/role_name.h"
#include "setup/objections.h"

namespace stsmfa::setup {

namespace {

std::string ask_for_role(const Person& person) {
  const Secret typed =
      person.ask_until("Role to assume, an ARN or ACCOUNT/ROLE [none]: ", objection_to_role);
  return std::string(typed.reveal());
}

/// A missing alias does not end the wizard, but it would end the next refresh.
void check_alias(const std::string& role, const Environment& environment, const Person& person) {
  const auto name = profile::parse_role_name(role);
  if (!name) return;
  try {
    profile::find_account_id(*name, {.value = role, .origin = "role"}, environment,
                             os::home_folder);
  } catch (const Error& error) {
    person.tell("setup", one_line(error) + ": add it before the first refresh");
  }
}

}  // namespace

std::string find_role(const Scene& scene, const cli::Options& options,
                      const Environment& environment, const Person& person) {
  std::string role = options.assume_role.value_or("");
  const bool is_asked = !options.assume_role && scene.role.empty() && !replaces_keys(scene.change);
  if (is_asked) role = ask_for_role(person);
  check_alias(role, environment, person);
  return role;
}

}  // namespace stsmfa::setup
