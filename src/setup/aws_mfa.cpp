#include "setup/aws_mfa.h"

#include "base/error.h"
#include "base/shell_word.h"
#include "cli/repeat.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/files.h"
#include "setup/names.h"
#include "setup/objections.h"
#include "setup/pair.h"

#include <string_view>

namespace stsmfa::setup {

namespace {

Names ask_for_name(const Person& person) {
  const Secret typed = person.ask("Profile name to [default]: ");
  std::string name(typed.empty() ? "default" : typed.reveal());
  std::string objection = objection_to_section(name);
  if (!objection.empty()) throw Error{.action = "set up", .cause = std::move(objection)};
  return names_of(std::move(name), "-long-term");
}

/// Before anybody types keys for it.
void check_is_new(const Names& names, const std::string& path) {
  const auto content = os::read_file(path);
  if (!content || !credentials::Document(content->bytes.reveal(), path).has(names.long_term)) {
    return;
  }
  throw plan_error("[" + names.long_term + "]", "is in " + path + " already",
                   "stsmfa setup " + shell_word(names.profile) + " replaces its keys");
}

credentials::Assignment ask_for_key(std::string_view name,
                                    std::string (*objection_to)(std::string_view),
                                    const Person& person) {
  Secret key = person.ask(std::string(name) + ": ", Echo::off);
  if (key.empty()) throw Error{.aws_mfa = "You must supply " + std::string(name)};
  std::string objection = objection_to(key.reveal());
  if (!objection.empty()) throw Error{.action = "set up", .cause = std::move(objection)};
  return {std::string(name), std::move(key)};
}

}  // namespace

void add_long_term_section(const std::string& credentials_path, const Ask& ask,
                           cli::Report& report) {
  const Person person(ask, report);
  const Names names = ask_for_name(person);
  check_is_new(names, credentials_path);
  credentials::Edit edit{.section = names.long_term, .must_be_new = true};
  edit.assignments.push_back(ask_for_key(id_key, objection_to_access_key_id, person));
  edit.assignments.push_back(ask_for_key(secret_key, objection_to_secret_access_key, person));
  profile::write_edits(credentials_path, {edit}, report);
  person.tell("setup", "wrote [" + edit.section + "] to " + credentials_path +
                           "; add its aws_mfa_device, then run " +
                           cli::refresh_command({}, names.profile));
}

}  // namespace stsmfa::setup
