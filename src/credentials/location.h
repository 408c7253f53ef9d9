#pragma once

#include "base/environment.h"
#include "credentials/expand_path.h"

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::credentials {

/// A file's path and what chose it (an option or a variable; empty for the default), for messages.
struct Location {
  std::string path;
  std::string origin;
  std::string left = {};  ///< what of it stands for nothing (ExpandedPath): no file is made there
};

/// Where the two files are: the option, else `AWS_SHARED_CREDENTIALS_FILE` / `AWS_CONFIG_FILE`,
/// else `~/.aws/credentials` / `~/.aws/config`; each through expand_path.
/// (file-location-tests.json, the cases that are not Windows'.)
Location locate_credentials(const Environment& environment, std::optional<std::string_view> option,
                            const HomeOf& home);
Location locate_config(const Environment& environment, std::optional<std::string_view> option,
                       const HomeOf& home);

/// Where the names of accounts are that coinbase's assume-role goes by: `ACCOUNTS_FILE`, else
/// `~/.aws/accounts`.
Location locate_accounts(const Environment& environment, const HomeOf& home);

}  // namespace stsmfa::credentials
