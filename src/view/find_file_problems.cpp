#include "view/find_file_problems.h"

#include "base/shell_word.h"
#include "base/time.h"
#include "cli/repeat.h"
#include "credentials/document.h"
#include "credentials/kept_keys.h"
#include "credentials/key_kind.h"
#include "credentials/update.h"
#include "os/file.h"
#include "os/leftovers.h"
#include "profile/files.h"
#include "profile/near_sections.h"
#include "profile/pending_rotation.h"
#include "profile/section_names.h"
#include "profile/shadows.h"
#include "session/abandoned_sessions.h"
#include "session/lock_files.h"

#include <sys/stat.h>

#include <filesystem>

namespace stsmfa::view {

namespace {

constexpr mode_t readable_by_others = 077;

std::string place_of(const credentials::Document& document, const credentials::Block& block) {
  return document.path() + ": line " + std::to_string(document.line_number(block.text)) + ": [" +
         std::string(block.name) + "] ";
}

void add_faults(std::vector<Problem>& problems, const credentials::Document& document) {
  for (const credentials::Fault& fault : document.faults()) {
    problems.push_back(
        {document.path() + ": line " + std::to_string(fault.line) + ": " + fault.what,
         std::string(fault.hint)});
  }
}

/// No session could be stored. What is not there yet is made with the first one.
void add_unwritable(std::vector<Problem>& problems, const std::string& path) {
  try {
    credentials::check_place(path);
    if (!std::filesystem::exists(os::folder_of(path))) return;
    session::check_is_other_lock(os::resolve(path));
  } catch (const Error& error) {
    problems.push_back(problem_of(error));
  }
}

/// A run that goes on has its temp file for seconds.
bool is_of_no_run(const std::string& leftover) {
  constexpr Seconds longest_write = std::chrono::minutes(1);
  struct stat status {};
  return stat(leftover.c_str(), &status) == 0 &&
         now() - Time(Seconds(status.st_mtime)) > longest_write;
}

/// Some no run removes, since nobody else has them; in the others are keys and sessions, and who
/// never writes the file again keeps them.
void add_leftovers(std::vector<Problem>& problems, const std::string& path, uid_t owner) {
  if (!std::filesystem::exists(os::folder_of(path))) return;
  const std::string target = os::resolve(path);
  for (const std::string& leftover : os::foreign_leftovers(target, owner)) {
    problems.push_back({"what another program wrote while a stsmfa was killed is in " + leftover,
                        "take over what " + path + " lacks, then delete it"});
  }
  for (const std::string& leftover : os::needless_leftovers(target, owner)) {
    if (!is_of_no_run(leftover)) continue;
    problems.push_back(
        {"a stsmfa that was killed has left keys in " + leftover,
         "stsmfa clear --all removes it and every session; so does a refresh, alone"});
  }
}

/// Headers of the credentials file that are not what they look like.
void add_near_sections(std::vector<Problem>& problems, const credentials::Document& document,
                       const std::string& suffix) {
  for (const credentials::Block& block : document.blocks()) {
    const std::string name = std::string(block.name);
    const std::string meant = profile::nearly_long_term(name, suffix, document);
    const std::string profile = profile::named_as_in_config(name);
    if (!meant.empty()) {
      problems.push_back(problem_of(profile::not_a_long_term_section(block, meant, document)));
    } else if (!profile.empty()) {
      problems.push_back({place_of(document, block) + "is no profile here: `profile` stands in "
                                                      "headers of the config file only",
                          "call it [" + profile + "]"});
    }
  }
}

void add_near_profiles(std::vector<Problem>& problems, const credentials::Document& config) {
  for (const credentials::Block& block : config.blocks()) {
    const std::string meant = profile::nearly_profile(std::string(block.name));
    if (meant.empty()) continue;
    problems.push_back({place_of(config, block) + "is not read as a profile",
                        "in the config file it is called [" + meant + "]"});
  }
}

/// As `aws configure` leaves them in a section that held a session. In a long-term section the
/// token is passed over.
void add_keys_beside_tokens(std::vector<Problem>& problems, const credentials::Document& document,
                            const std::string& suffix) {
  for (const std::string& name : document.section_names()) {
    if (name.ends_with(suffix)) continue;
    const auto section = credentials::readable_section(document, name);
    if (!section || !credentials::has_leftover_token(*section)) continue;
    problems.push_back(problem_of(credentials::keys_would_be_lost(document, name)));
  }
}

/// Nobody renews or misses such a one, and it is as good as a key until it expires.
void add_orphaned_sessions(std::vector<Problem>& problems, const profile::ProfileFiles& files) {
  for (const std::string& section : session::orphaned_sessions(files, now())) {
    problems.push_back(
        {"[" + section + "] holds a shared session of an access key that is in neither file",
         "stsmfa clear " + shell_word(section) + " removes it"});
  }
}

Problem pending_rotation(const std::string& section, const std::string& profile) {
  std::string what = "[" + section + "] holds the new keys of a rotation that is not over: they " +
                     "are to take the place of " +
                     std::string(profile::key_of_pending_section(section));
  if (!profile.empty()) return {what, cli::rotate_command(profile) + " ends it"};
  what += ", which stands in no section any more";
  return {what,
          "stsmfa setup writes them to a section of their own, if AWS knows them; then delete [" +
              section + "] with an editor"};
}

/// A comment that somebody has written below a section keeps its header.
bool has_keys(const credentials::Document& document, const std::string& name) {
  const auto section = credentials::readable_section(document, name);
  return !section || section->get("aws_access_key_id");
}

/// What a rotation leaves that was killed, or that AWS did not answer.
void add_pending_rotations(std::vector<Problem>& problems, const credentials::Document& document,
                           const std::string& suffix) {
  for (const std::string& section : document.section_names()) {
    if (!profile::is_pending_section(section) || !has_keys(document, section)) continue;
    problems.push_back(
        pending_rotation(section, profile::profile_of_pending_section(section, suffix, document)));
  }
}

/// In a shell of `exec` the session's variables are what it was started for, as long as the session
/// lasts.
bool is_meant(const Environment& environment) {
  const auto until = environment.get("AWS_CREDENTIAL_EXPIRATION");
  const auto expiration = until ? parse_expiration(*until) : std::nullopt;
  return environment.get("AWS_VAULT") && !environment.get("AWS_PROFILE") &&
         !environment.get("AWS_DEFAULT_PROFILE") && expiration && *expiration > now();
}

}  // namespace

std::vector<Problem> find_environment_problems(const credentials::Document& document,
                                               const profile::Context& context) {
  std::vector<Problem> problems;
  const std::string_view shadow = profile::find_shadow(context.environment);
  if (!shadow.empty() && !is_meant(context.environment)) {
    problems.push_back({std::string(shadow) + " is set: AWS tools use it instead of AWS_PROFILE",
                        shadow.ends_with("_FILE")
                            ? "unset AWS_WEB_IDENTITY_TOKEN_FILE AWS_ROLE_ARN"
                            : "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN "
                              "AWS_SECURITY_TOKEN"});
  }
  const std::string suffix = profile::long_term_suffix(context.options);
  for (const std::string_view name : {"AWS_PROFILE", "AWS_DEFAULT_PROFILE"}) {
    const auto value = context.environment.get(name);
    if (!value) continue;
    const std::string profile(*value);
    const bool in_config = context.files.config.profiles.profiles.contains(profile);
    if (in_config || document.has(profile) || document.has(profile + suffix)) break;
    problems.push_back({std::string(name) + " names the profile " + profile +
                            ", which is in neither file: AWS tools end with an error",
                        "unset " + std::string(name) + ", or name a profile that is there"});
    break;  // the other one is not read
  }
  return problems;
}

std::vector<Problem> find_file_problems(const os::FileContent& content,
                                        const credentials::Document& document,
                                        const profile::Context& context) {
  std::vector<Problem> problems;
  if ((content.status.st_mode & readable_by_others) != 0) {
    problems.push_back(
        {document.path() + " can be read or written by others", "chmod 600 " + document.path()});
  }
  add_unwritable(problems, document.path());
  add_leftovers(problems, document.path(), content.status.st_uid);
  add_faults(problems, document);
  add_near_sections(problems, document, profile::long_term_suffix(context.options));
  const profile::Config& config = context.files.config;
  if (!config.fault.empty()) problems.push_back({config.fault});
  if (config.text && config.fault.empty()) add_faults(problems, config.text->document());
  if (config.text) add_near_profiles(problems, config.text->document());
  if (document.has("DEFAULT")) {
    problems.push_back(
        {"[DEFAULT] gives its keys to every profile of the AWS CLI and boto3, and to no other "
         "SDK's",
         "write [default], or put them where they belong"});
  }
  add_keys_beside_tokens(problems, document, profile::long_term_suffix(context.options));
  add_orphaned_sessions(problems, profile::ProfileFiles(document, config));
  add_pending_rotations(problems, document, profile::long_term_suffix(context.options));
  return problems;
}

}  // namespace stsmfa::view
