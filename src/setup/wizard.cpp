#include "setup/wizard.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/repeat.h"
#include "cli/words.h"
#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/update.h"
#include "os/file.h"
#include "profile/cut_command.h"
#include "profile/files.h"
#include "profile/shown_command.h"
#include "setup/check_pairs.h"
#include "setup/config_profiles.h"
#include "setup/device.h"
#include "setup/edits.h"
#include "setup/keys.h"
#include "setup/objections.h"
#include "setup/owner.h"
#include "setup/pair.h"
#include "setup/preview.h"
#include "setup/role.h"
#include "setup/scene.h"

#include <algorithm>

namespace stsmfa::setup {

namespace {

Error nothing_is_written() { return {.action = "set up", .cause = "nothing is written"}; }

std::string bracketed(const std::string& section) { return "[" + section + "]"; }

/// `[login-long-term], [dev-long-term] and [audit-long-term]`: those that the edits give keys to.
std::string sections_with_keys(const std::vector<credentials::Edit>& edits) {
  std::vector<std::string> sections;
  for (const credentials::Edit& edit : edits) {
    const auto is_set = [](const credentials::Assignment& one) { return one.value.has_value(); };
    if (std::ranges::any_of(edit.assignments, is_set)) sections.push_back(bracketed(edit.section));
  }
  return cli::enumerate(sections);
}

/// What `use` makes of the file as it is now.
template <typename Use>
auto read(const std::string& path, const Use& use) {
  const auto content = os::read_file(path);
  return use(credentials::Document(content ? content->bytes.reveal() : "", path));
}

Scene find_scene_in(const std::string& path, const Names& names) {
  return read(path, [&](const credentials::Document& document) {
    check_secrets_have_ids(document, names);
    return find_scene(document, names);
  });
}

/// A pair that could be moved stays where a command is to print the keys.
Scene decide_on_move(Scene scene, const cli::Options& options, const Names& names,
                     const Person& person) {
  const bool moves = scene.change == Change::move || scene.change == Change::adopt;
  if (!moves) return scene;
  if (options.keys_from) {
    if (scene.change == Change::move) return {};
    scene.change = Change::replace;
    return scene;
  }
  check_movable(scene, names);
  const std::string where = escape(bracketed(names.long_term));
  const std::string question =
      escape(bracketed(names.profile)) + " holds long-term keys. Move them to " + where +
      (scene.change == Change::adopt ? ", in place of " + replaced_pair(scene.keys) + "?" : "?");
  if (!person.ask_yes(question, Default::yes)) throw nothing_is_written();
  return scene;
}

/// What will be written, for a person; empty where that would change nothing.
std::string preview_of(const std::string& path, const credentials::MakeEdits& make_edits,
                       const profile::Context& context) {
  const auto show_command = [&](std::string_view command) {
    return profile::shown_command(command, context);
  };
  return read(path, [&](const credentials::Document& document) {
    const std::vector<credentials::Edit> edits = make_edits(document);
    const bool changes = !credentials::apply_edits(document, edits).equal(document.text());
    return changes ? describe_edits(document, edits, show_command) : std::string();
  });
}

void confirm(const std::string& path, const std::string& preview, Default by_default,
             const Person& person) {
  const std::string question = "To " + escape(path) + ":\n" + preview + "Write it?";
  if (!person.ask_yes(question, by_default)) throw nothing_is_written();
}

/// Keys that may still be somebody's are given up by a yes alone.
Default default_for(Owner owner) {
  const bool may_be_missed = owner == Owner::other_user || owner == Owner::unknown;
  return may_be_missed ? Default::no : Default::yes;
}

/// Gives the sections that were written, as a sentence has them.
std::string write(const std::string& path, const credentials::MakeEdits& make_edits,
                  cli::Report& report) {
  std::vector<credentials::Edit> written;
  const auto noted = [&](const credentials::Document& document) {
    return written = make_edits(document);
  };
  profile::write_edits(path, noted, report);
  return sections_with_keys(written);
}

/// The old key where it has been replaced by another one; else empty.
std::string replaced_id(const Scene& scene, const profile::Keys& keys) {
  std::string old = replaces_keys(scene.change) ? shown_id(scene.keys) : std::string();
  return old == keys.access_key_id ? std::string() : old;
}

/// The config file is not written to.
void say_where_it_is_left(const std::string& old, const profile::Config& config,
                          const Person& person) {
  const auto left = config_profiles_with(old, config);
  if (old.empty() || left.empty()) return;
  person.tell("setup", cli::enumerate(left) + " of " + config.path + " still has " + old +
                           ": write the new pair there before you deactivate it");
}

void say_what_is_next(const std::string& old, const Names& names, bool has_device,
                      const Person& person) {
  const std::string command = cli::refresh_command({}, names.profile);
  if (!old.empty()) {
    person.tell("setup", "now deactivate the old key " + old +
                             " in IAM, and delete it when nothing uses it any more");
  } else if (has_device) {
    person.tell("setup", "now run " + command);
  } else {
    person.tell("setup", "now run " + command + ", once there is an MFA device; without one: " +
                             command + " --no-mfa");
  }
}

void say_what_others_cut(const profile::Keys& keys, const Person& person) {
  const std::string warning = keys.process ? profile::warning_of_cut(*keys.process) : "";
  if (!warning.empty()) person.tell("setup", warning);
}

}  // namespace

void run_wizard(const cli::Options& options, const Environment& environment, const Outside& outside,
                cli::Report& report) {
  check_values(options);
  check_role_option(options, environment);
  const Person person(outside.ask, report);
  const Names names = choose_names(options, person);
  const profile::Files files = profile::find_files(options, environment);
  const profile::Context context{options, environment, files};
  const std::string& path = files.credentials_path();
  credentials::check_place(path);
  const Scene scene = decide_on_move(find_scene_in(path, names), options, names, person);

  const auto given = find_given_keys(scene, options, outside.run_keys_command);
  const Aws aws = outside.connect(names, scene, context);
  const CheckedKeys checked =
      given ? check_keys(*given, scene, person, aws) : ask_for_keys(scene, person, aws);
  const OldPair old = find_old_pair(scene, checked, aws);
  judge_old_pair(old, scene, checked, names, person);
  Values values{.keys = checked.keys};
  values.device = options.device ? *options.device : find_device(scene, checked, person, aws);
  values.role = find_role(scene, checked, context, person);

  say_what_others_cut(values.keys, person);
  const auto make_edits = [&](const credentials::Document& document) {
    return plan_edits(document, names, scene, values);
  };
  const std::string preview = preview_of(path, make_edits, context);
  if (preview.empty()) {
    person.tell("setup", bracketed(names.long_term) + " has all of this already: nothing changes");
  } else {
    confirm(path, preview, default_for(old.owner), person);
    person.tell("setup", "wrote " + write(path, make_edits, report) + " to " + path);
  }
  const std::string replaced = replaced_id(scene, values.keys);
  say_where_it_is_left(replaced, files.config, person);
  const bool may_have_device = !checked.known || !values.device.empty() || !scene.device.empty();
  say_what_is_next(replaced, names, may_have_device, person);
}

}  // namespace stsmfa::setup
