#pragma once

#include "base/environment.h"
#include "credentials/expand_path.h"
#include "profile/setting.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::profile {

/// A role as coinbase's assume-role has its users call it: `ACCOUNT/ROLE` or `ALIAS/ROLE`. The role
/// may have a path (`prod/team/admin` is `team/admin` of `prod`).
struct RoleName {
  std::string account;  ///< twelve digits, or a name out of the file of accounts
  std::string role;
};

/// nullopt for what is not of that form: an ARN, a text without a slash, an empty part, an account
/// of other characters than `[A-Za-z0-9_.-]` or a role of others than IAM has in names.
std::optional<RoleName> parse_role_name(std::string_view text);

/// The section that holds its session unless `--section` says otherwise: `prod-team-admin`.
std::string section_of(const RoleName& name);

/// `arn:PARTITION:iam::ACCOUNT:role/ROLE`, for the account's id.
std::string role_arn_of(const RoleName& name, std::string_view account_id,
                        std::string_view partition);

/// The file of accounts: one JSON object of names and ids, `{"prod": "123456789012"}`.
struct Accounts {
  struct Account {
    std::string alias;
    std::string id;  ///< as it stands, checked by nobody yet
  };
  std::string path;
  bool exists = false;
  std::vector<Account> accounts = {};
};

/// The accounts that a file of this path and these bytes names. Throws Error (plan_impossible;
/// action "read", object the path) when it is not one JSON object.
Accounts parse_accounts(const std::string& path, std::string_view json);

/// Reads `~/.aws/accounts`, or the file that ACCOUNTS_FILE names. `home` gives the home folder
/// where HOME does not. Throws Error when it is there and cannot be used.
Accounts read_accounts(const Environment& environment, const credentials::HomeOf& home);

/// The id of the name's account. `setting` is where the name comes from. Throws Error for a name
/// that is not in the file (status by the setting's source; the hint tells those that are) and for
/// one whose id is not twelve digits (plan_impossible).
std::string account_id_of(const RoleName& name, const Setting& setting, const Accounts& accounts);

/// The same, reading the file only when the account is not its id already.
std::string find_account_id(const RoleName& name, const Setting& setting,
                            const Environment& environment, const credentials::HomeOf& home);

}  // namespace stsmfa::profile
