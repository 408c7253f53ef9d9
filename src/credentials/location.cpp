#include "credentials/location.h"

#include "base/error.h"

namespace stsmfa::credentials {

namespace {

/// Where one of the files is looked for.
struct File {
  std::string_view option_name;
  std::string_view variable;
  std::string_view default_path;
};

std::string expand_home(std::string_view path, const Environment& environment,
                        const std::function<std::string()>& home) {
  if (path != "~" && !path.starts_with("~/")) return std::string(path);
  const auto variable = environment.get("HOME");
  const std::string folder = variable ? std::string(*variable) : home();
  if (folder.empty()) {
    throw file_error("find", path, "HOME is not set and the user has no home folder");
  }
  return folder + std::string(path.substr(1));
}

Location locate(const File& file, const Environment& environment,
                std::optional<std::string_view> option, const std::function<std::string()>& home) {
  const auto place = [&](std::string_view path, std::string_view origin) -> Location {
    return {expand_home(path, environment, home), std::string(origin)};
  };
  if (option && !option->empty()) return place(*option, file.option_name);
  if (const auto path = environment.get(file.variable)) return place(*path, file.variable);
  return place(file.default_path, "");
}

}  // namespace

Location locate_credentials(const Environment& environment, std::optional<std::string_view> option,
                            const std::function<std::string()>& home) {
  return locate({"--credentials-file", "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"},
                environment, option, home);
}

Location locate_config(const Environment& environment, std::optional<std::string_view> option,
                       const std::function<std::string()>& home) {
  return locate({"--config-file", "AWS_CONFIG_FILE", "~/.aws/config"}, environment, option, home);
}

Location locate_accounts(const Environment& environment, const std::function<std::string()>& home) {
  return locate({"", "ACCOUNTS_FILE", "~/.aws/accounts"}, environment, std::nullopt, home);
}

}  // namespace stsmfa::credentials
