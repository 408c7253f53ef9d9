#include "shell/session_variables.h"

#include "base/error.h"
#include "base/time.h"
#include "session/held_lock.h"

#include <algorithm>
#include <string>

namespace stsmfa::shell {

namespace {

/// `NAME` of `NAME=value`.
std::string_view name_of(std::string_view entry) { return entry.substr(0, entry.find('=')); }

Secret entry_of(const Variable& variable) {
  if (variable.value.reveal().find('\0') != std::string_view::npos) {
    throw Error{.action = "exec",
                .object = std::string(variable.name),
                .cause = "its value holds a NUL, which no environment can hold"};
  }
  Secret entry;
  entry.reserve(variable.name.size() + 1 + variable.value.size());
  entry.append(variable.name);
  entry.append('=');
  entry.append(variable.value.reveal());
  return entry;
}

}  // namespace

std::vector<Variable> session_variables(const session::CurrentSession& session) {
  std::vector<Variable> variables = {
      {"AWS_ACCESS_KEY_ID", Secret(session.session.access_key_id)},
      {"AWS_SECRET_ACCESS_KEY", session.session.secret_access_key},
      {"AWS_SESSION_TOKEN", session.session.session_token},
      {"AWS_CREDENTIAL_EXPIRATION", Secret(format_rfc3339(session.session.expiration))}};
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) variables.push_back({name, Secret(value)});
  };
  if (session.region) {
    add("AWS_REGION", session.region->value);
    add("AWS_DEFAULT_REGION", session.region->value);
  }
  add("AWS_ACCOUNT_ID", session.account_id);
  add("ASSUMED_ROLE", session.role_name);
  return variables;
}

std::vector<std::string_view> conflicting_variables(const session::CurrentSession& session) {
  std::vector<std::string_view> names = {"AWS_PROFILE", "AWS_DEFAULT_PROFILE",
                                         "AWS_SECURITY_TOKEN"};
  if (session.account_id.empty()) names.emplace_back("AWS_ACCOUNT_ID");
  if (session.role_name.empty()) names.emplace_back("ASSUMED_ROLE");
  return names;
}

std::vector<Secret> child_environment(const Environment& inherited,
                                      const session::CurrentSession& session) {
  std::vector<Variable> ours = session_variables(session);
  if (!session.profile.empty()) ours.push_back({"AWS_VAULT", Secret(session.profile)});
  std::vector<std::string_view> replaced = conflicting_variables(session);
  for (const Variable& variable : ours) {
    replaced.push_back(variable.name);
  }
  replaced.push_back(session::held_lock_variable);
  std::vector<Secret> entries;
  for (const std::string& entry : inherited.entries()) {
    const bool stays = std::ranges::find(replaced, name_of(entry)) == replaced.end();
    if (stays) entries.emplace_back(entry);
  }
  std::ranges::transform(ours, std::back_inserter(entries), entry_of);
  return entries;
}

}  // namespace stsmfa::shell
