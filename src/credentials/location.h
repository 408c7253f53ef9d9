#pragma once

#include "base/environment.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::credentials {

/// A file's path and what chose it (an option or a variable; empty for the default), for messages.
struct Location {
  std::string path;
  std::string origin;
};

/// Where the two files are: the option, else `AWS_SHARED_CREDENTIALS_FILE` / `AWS_CONFIG_FILE`,
/// else `~/.aws/credentials` / `~/.aws/config`. `~` is the home folder as first part of a path only
/// (`~user` is a name like any other). The home folder is HOME, else what `home` gives, which is
/// called only when it is needed. (file-location-tests.json, the cases that are not Windows'.)
Location locate_credentials(const Environment& environment, std::optional<std::string_view> option,
                            const std::function<std::string()>& home);
Location locate_config(const Environment& environment, std::optional<std::string_view> option,
                       const std::function<std::string()>& home);

/// Where the names of accounts are that coinbase's assume-role goes by: `ACCOUNTS_FILE`, else
/// `~/.aws/accounts`.
Location locate_accounts(const Environment& environment, const std::function<std::string()>& home);

}  // namespace stsmfa::credentials
