#include "setup/edits.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/apply_edits.h"
#include "credentials/session.h"

#include <algorithm>

namespace stsmfa::setup {

namespace {

using credentials::Document;
using credentials::Edit;

constexpr std::string_view id_key = "aws_access_key_id";
constexpr std::string_view secret_key = "aws_secret_access_key";
constexpr std::string_view device_key = "aws_mfa_device";
constexpr std::string_view serial_key = "mfa_serial";  // its name in AWS's own tools

std::string value_of(const std::optional<credentials::Section>& section,
                     std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const auto value = section ? section->get(key) : std::nullopt;
    if (value) return std::string(*value);
  }
  return {};
}

profile::Keys keys_of(const credentials::Section& section) {
  return {.access_key_id = std::string(section.get(id_key).value_or("")),
          .secret_access_key = Secret(section.get(secret_key).value_or(""))};
}

void set(Edit& edit, std::string_view key, std::string_view value) {
  edit.assignments.push_back({std::string(key), Secret(value)});
}

void remove(Edit& edit, std::string_view key) {
  edit.assignments.push_back({std::string(key), std::nullopt});
}

/// Either of the pair and the command, never both: readers do not agree which of them counts.
void set_keys(Edit& edit, const profile::Keys& keys) {
  if (keys.process) {
    remove(edit, id_key);
    remove(edit, secret_key);
    set(edit, "credential_process", keys.process->value);
  } else {
    set(edit, id_key, keys.access_key_id);
    set(edit, secret_key, keys.secret_access_key.reveal());
    remove(edit, "credential_process");
  }
}

void set_device_and_role(Edit& edit, const SetupValues& values) {
  if (!values.device.empty()) set(edit, device_key, values.device);
  if (!values.role.empty()) set(edit, "assume_role", values.role);
}

/// Gives a section's device, under whatever key it has it, the value that goes with the new keys.
/// False when there is none to be given, or no place for it.
bool replace_device(Edit& edit, const credentials::Section& section, const std::string& device) {
  bool replaced = false;
  for (const std::string_view key : {device_key, serial_key}) {
    if (device.empty() || !section.get(key)) continue;
    set(edit, key, device);
    replaced = true;
  }
  return replaced;
}

Edit edit_of_long_term(const SetupNames& names, const SetupValues& values) {
  Edit edit{.section = names.long_term};
  set_keys(edit, values.keys);
  set_device_and_role(edit, values);
  return edit;
}

Edit removal_of_pair(const std::string& section) {
  Edit edit{.section = section, .remove_if_empty = true};
  remove(edit, id_key);
  remove(edit, secret_key);
  return edit;
}

Error changed_meanwhile(const Document& document, const std::string& section) {
  return {.status = ExitStatus::file_unusable,
          .action = "setup",
          .object = document.path(),
          .cause = "[" + section + "] has been changed meanwhile: nothing is written"};
}

}  // namespace

SetupScene find_setup(const Document& document, const SetupNames& names) {
  const auto long_term = document.section(names.long_term);
  const auto own = document.section(names.profile);
  SetupScene scene;
  if (long_term && long_term->get(id_key)) {
    scene.task = SetupTask::replace;
    scene.keys = keys_of(*long_term);
  } else if (!long_term && own && own->get(secret_key) && credentials::holds_long_term_keys(*own)) {
    scene.task = SetupTask::move;
    scene.keys = keys_of(*own);
  }
  const auto& settings = scene.task == SetupTask::move ? own : long_term;
  scene.device = value_of(settings, {device_key, serial_key});
  scene.role = value_of(long_term, {"assume_role", "role_arn"});
  // with values of any kind: what is refused does not depend on them
  Edit trial{.section = names.long_term};
  for (const std::string_view key : {id_key, secret_key, device_key}) {
    set(trial, key, "value");
  }
  credentials::apply_edits(document, {trial});
  return scene;
}

std::vector<Edit> edits_to_make(const Document& document, const SetupNames& names,
                                const SetupValues& values) {
  const auto long_term = document.section(names.long_term);
  if (long_term && long_term->get(id_key)) throw changed_meanwhile(document, names.long_term);
  std::vector<Edit> edits = {edit_of_long_term(names, values)};
  const auto own = document.section(names.profile);
  if (!values.keys.process || !own || !credentials::holds_long_term_keys(*own)) return edits;
  const profile::Keys there = keys_of(*own);
  if (there.access_key_id == values.keys.access_key_id &&
      there.secret_access_key == values.keys.secret_access_key) {
    edits.push_back(removal_of_pair(names.profile));
  }
  return edits;
}

std::vector<Edit> edits_to_move(const Document& document, const SetupNames& names,
                                const SetupValues& values) {
  const auto own = document.section(names.profile);
  if (!own || keys_of(*own).access_key_id != values.keys.access_key_id ||
      !(keys_of(*own).secret_access_key == values.keys.secret_access_key)) {
    throw changed_meanwhile(document, names.profile);
  }
  Edit removal = removal_of_pair(names.profile);
  remove(removal, device_key);
  remove(removal, serial_key);
  Edit addition = edit_of_long_term(names, values);
  addition.must_be_new = true;
  return {std::move(addition), std::move(removal)};
}

std::vector<Edit> edits_to_replace(const Document& document, const SetupNames& names,
                                   const std::string& old_access_key_id,
                                   const SetupValues& values) {
  std::vector<Edit> edits;
  for (const credentials::Block& block : document.blocks()) {
    // by the bytes first: a broken section of somebody else's is none of ours to read
    if (block.text.find(old_access_key_id) == std::string_view::npos) continue;
    const std::string name = credentials::unquoted(block.name);
    const bool is_known = std::ranges::find(edits, name, &Edit::section) != edits.end();
    const auto section = is_known ? std::nullopt : document.section(name);
    if (!section || section->get(id_key) != old_access_key_id) continue;
    Edit edit{.section = name};
    set_keys(edit, values.keys);
    SetupValues more = values;
    if (replace_device(edit, *section, values.device)) more.device.clear();
    if (name == names.long_term) set_device_and_role(edit, more);
    edits.push_back(std::move(edit));
  }
  if (edits.empty()) throw changed_meanwhile(document, names.long_term);
  return edits;
}

std::string preview_of(const Document& document, const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits) {
    text += "  [" + escape(edit.section) + "]\n";
    const auto before = document.section(edit.section);
    for (const auto& [key, value] : edit.assignments) {
      if (value) {
        const bool hidden = key == secret_key;
        text += "    " + key + " = " + (hidden ? "(not shown)" : escape(value->reveal())) + "\n";
      } else if (before && before->get(key)) {
        text += "    " + key + " goes\n";
      }
    }
  }
  return text;
}

}  // namespace stsmfa::setup
