#include "session/first_file.h"

#include "cli/options.h"
#include "credentials/document.h"
#include "os/new_file.h"
#include "profile/files.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"

#include <unistd.h>

namespace stsmfa::session {

namespace {

bool stands_in_config(const profile::Context& context) {
  const credentials::Document document("", context.files.credentials_path());
  const profile::ProfileFiles files(document, context.files.config);
  const cli::Options& options = context.options;
  if (options.all || options.renew) {
    return !profile::profiles_with_sessions(files, profile::long_term_suffix(options)).empty();
  }
  return profile::name_sections(context, files).kind != profile::ProfileKind::long_term_section;
}

}  // namespace

std::optional<os::FileContent> read_first(const profile::Context& context) {
  auto content = os::read_file(context.files.credentials_path());
  if (!content && stands_in_config(context)) content.emplace();
  return content;
}

Error no_credentials_file(const std::string& path) {
  return {.hint = "stsmfa setup makes one, with your keys in it",
          .aws_mfa = "Could not locate credentials file at " + path};
}

void make_first(const profile::Context& context) {
  const std::string& path = context.files.credentials_path();
  if (::access(path.c_str(), F_OK) == 0 || os::read_file(path)) return;
  os::make_folders(os::folder_of(path));
  os::create_empty(path);
}

}  // namespace stsmfa::session
