#include "credentials/location.h"

#include <utility>

namespace stsmfa::credentials {

namespace {

/// Where one of the files is looked for.
struct File {
  std::string_view option_name;
  std::string_view variable;
  std::string_view default_path;
};

Location locate(const File& file, const Environment& environment,
                std::optional<std::string_view> option, const HomeOf& home) {
  const auto place = [&](std::string_view path, std::string_view origin) -> Location {
    ExpandedPath expanded = expand_path(path, environment, home);
    return {std::move(expanded.path), std::string(origin), std::move(expanded.left)};
  };
  if (option && !option->empty()) return place(*option, file.option_name);
  if (const auto path = environment.get(file.variable)) return place(*path, file.variable);
  return place(file.default_path, "");
}

}  // namespace

Location locate_credentials(const Environment& environment, std::optional<std::string_view> option,
                            const HomeOf& home) {
  return locate({"--credentials-file", "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"},
                environment, option, home);
}

Location locate_config(const Environment& environment, std::optional<std::string_view> option,
                       const HomeOf& home) {
  return locate({"--config-file", "AWS_CONFIG_FILE", "~/.aws/config"}, environment, option, home);
}

Location locate_accounts(const Environment& environment, const HomeOf& home) {
  return locate({"", "ACCOUNTS_FILE", "~/.aws/accounts"}, environment, std::nullopt, home);
}

}  // namespace stsmfa::credentials
