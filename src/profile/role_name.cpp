#include "profile/role_name.h"

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "credentials/location.h"
#include "os/file.h"
#include "sts/parameter.h"
#include "sts/shown_value.h"

#include <algorithm>

namespace stsmfa::profile {

namespace {

bool is_of(std::string_view text, std::string_view punctuation) {
  return std::ranges::all_of(
      text, [&](char c) { return is_word(c) || punctuation.find(c) != std::string_view::npos; });
}

/// What helps somebody who has called an account by a name that is not in the file: the names that
/// are, all of a few, else those that differ least.
std::string names_that_exist(std::string_view wanted, const Accounts& file) {
  constexpr std::size_t few = 10;
  constexpr std::size_t close = 3;
  std::vector<std::string_view> names;
  for (const Accounts::Account& account : file.accounts) {
    names.push_back(account.alias);
  }
  if (names.empty()) return file.path + " names no account";
  std::string hint = "it names:";
  if (names.size() > few) {
    const auto distance = [&](std::string_view name) { return edit_distance(name, wanted); };
    std::ranges::stable_sort(names, {}, distance);
    names.resize(close);
    hint = "the closest that it names:";
  }
  for (const std::string_view name : names) {
    hint.append(" ").append(name);
  }
  return hint;
}

Error unknown_account(const RoleName& name, const Setting& setting, const Accounts& file) {
  if (sts::looks_like_secret_access_key(setting.value)) {
    return refused_value(setting, "begins with no account that " + file.path + " names");
  }
  Error error = refused_value(
      setting, name.account + " is no account id, which has twelve digits, and " + file.path);
  if (file.exists) {
    error.cause += " does not name it";
    error.hint = names_that_exist(name.account, file);
  } else {
    error.cause += " does not exist";
    error.hint = "write the account's id, or {\"" + name.account +
                 R"(": "123456789012"} into that file with its own digits)";
  }
  return error;
}

}  // namespace

std::optional<RoleName> parse_role_name(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || text.starts_with("arn:")) return std::nullopt;
  const std::string_view account = text.substr(0, slash);
  const std::string_view role = text.substr(slash + 1);
  const bool has_empty_part = account.empty() || role.empty() || role.starts_with('/') ||
                              role.ends_with('/') || role.find("//") != std::string_view::npos;
  if (has_empty_part || !is_of(account, ".-") || !is_of(role, "+=,.@-/")) return std::nullopt;
  return RoleName{std::string(account), std::string(role)};
}

std::string section_of(const RoleName& name) {
  std::string section = name.account + "-" + name.role;
  std::ranges::replace(section, '/', '-');
  return section;
}

std::string role_arn_of(const RoleName& name, std::string_view account_id,
                        std::string_view partition) {
  return "arn:" + std::string(partition) + ":iam::" + std::string(account_id) + ":role/" +
         name.role;
}

Accounts parse_accounts(const std::string& path, std::string_view json) {
  const JsonObject object = read_json_object(json);
  if (!object.fault.empty()) {
    throw Error{.action = "read",
                .object = path,
                .cause = object.fault,
                .hint = R"(it should look like {"prod": "123456789012"})"};
  }
  Accounts file{.path = path, .exists = true};
  for (const JsonMember& member : object.members) {
    file.accounts.push_back({member.name, std::string(member.value.reveal())});
  }
  return file;
}

Accounts read_accounts(const Environment& environment, const credentials::HomeOf& home) {
  const std::string path = credentials::locate_accounts(environment, home).path;
  const auto content = os::read_file(path);
  return content ? parse_accounts(path, content->bytes.reveal()) : Accounts{.path = path};
}

std::string account_id_of(const RoleName& name, const Setting& setting, const Accounts& accounts) {
  if (sts::is_account_id(name.account)) return name.account;
  const auto found = std::ranges::find(accounts.accounts, name.account, &Accounts::Account::alias);
  if (found == accounts.accounts.end()) throw unknown_account(name, setting, accounts);
  if (sts::is_account_id(found->id)) return found->id;
  throw plan_error(object_of(setting.origin, setting.value),  // it is not the value's own fault
                   "what " + accounts.path + " has for " + name.account +
                       " is no account id, which has twelve digits");
}

std::string find_account_id(const RoleName& name, const Setting& setting,
                            const Environment& environment, const credentials::HomeOf& home) {
  return sts::is_account_id(name.account)
             ? name.account
             : account_id_of(name, setting, read_accounts(environment, home));
}

}  // namespace stsmfa::profile
