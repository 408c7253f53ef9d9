#include "verb/complete.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/options.h"
#include "credentials/config_title.h"
#include "credentials/document.h"
#include "credentials/session.h"
#include "profile/files.h"
#include "profile/pending_rotation.h"
#include "session/shared_session.h"
#include "verb/result.h"

#include <iterator>
#include <set>

namespace stsmfa::verb {

namespace {

/// Of the options on the line those that say where the files are. The line is not finished, so
/// nothing else of it is looked at.
cli::Options read_files_options(const std::vector<std::string_view>& line) {
  cli::Options options;
  const auto take = [&](std::string_view name, std::optional<std::string>& value) {
    for (auto word = line.begin(); word != line.end(); ++word) {
      const bool has_next = std::next(word) != line.end();
      if (*word == name && has_next) value = *std::next(word);
      if (word->starts_with(name) && word->substr(name.size()).starts_with('=')) {
        value = word->substr(name.size() + 1);
      }
    }
  };
  take("--credentials-file", options.credentials_file);
  take("--config-file", options.config_file);
  return options;
}

/// A kept session's section is no second name of its profile.
bool is_second_name(const credentials::Document& document, std::string_view section) {
  const auto found = credentials::readable_section(document, section);
  return found && credentials::is_kept(*found);
}

std::string profile_in_credentials(std::string_view section) {
  constexpr std::string_view long_term = "-long-term";
  if (credentials::plain_name(section) != section) return {};  // nobody means such a name
  if (section.ends_with(long_term)) section.remove_suffix(long_term.size());
  const bool is_nobodys =
      session::is_own_shared_section(section) || profile::is_pending_section(section);
  return is_nobodys ? std::string() : std::string(section);
}

std::string profile_in_config(std::string_view section) {
  const auto title = credentials::parse_config_title(section);
  if (!title) return {};
  const bool is_profile = title->prefix == "profile" || title->name == "default";
  return is_profile ? title->name : std::string();
}

/// Adds what `profile_in` makes of the names of the file's sections; nothing of a file that cannot
/// be read.
void add_profiles(const std::string& path, std::string (*profile_in)(std::string_view),
                  std::set<std::string>& profiles) try {
  const auto content = os::read_file(path);
  if (!content) return;
  const credentials::Document document(content->bytes.reveal(), path);
  for (const std::string& section : document.section_names()) {
    std::string profile = profile_in(section);
    if (profile.empty() || escape(profile) != profile) continue;
    if (!is_second_name(document, section)) profiles.insert(std::move(profile));
  }
} catch (const Error&) {
  return;
}

}  // namespace

ExitStatus print_profile_names(const std::vector<std::string_view>& line,
                               const Environment& environment) try {
  const profile::FileLocations files = profile::locate_files(read_files_options(line), environment);
  std::set<std::string> profiles;
  add_profiles(files.credentials.path, profile_in_credentials, profiles);
  add_profiles(files.config.path, profile_in_config, profiles);
  std::string text;
  for (const std::string& profile : profiles) {
    text += profile + "\n";
  }
  print_result(text);
  return ExitStatus::success;
} catch (const Error&) {
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
