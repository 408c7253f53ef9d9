#include "setup/edits.h"

#include "base/error.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "setup/pair.h"
#include "setup/pair_edits.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace stsmfa::setup {

namespace {

using credentials::Document;
using credentials::Edit;

void set_device_and_role(Edit& edit, const Values& values) {
  if (!values.device.empty()) edit.set(device_key, values.device);
  if (!values.role.empty()) edit.set("assume_role", values.role);
}

/// Gives the device of a section that names one, by either key, the value that goes with the new
/// keys. False when the section names none, or no device is given.
bool replace_device(Edit& edit, const credentials::Section& section, const std::string& device) {
  bool replaced = false;
  for (const std::string_view key : {device_key, serial_key}) {
    if (device.empty() || !section.get(key)) continue;
    edit.set(key, device);
    replaced = true;
  }
  return replaced;
}

Edit long_term_edit(const Names& names, const Values& values) {
  Edit edit{.section = names.long_term};
  set_keys(edit, values.keys);
  set_device_and_role(edit, values);
  return edit;
}

/// The pair, its device, and what an old session has left beside it.
Edit removal_of_moved(const std::string& name, const credentials::Section& section) {
  Edit edit = removal_of_pair(name);
  edit.remove(device_key);
  edit.remove(serial_key);
  if (!credentials::has_leftover_token(section)) return edit;
  Edit remains = credentials::removal_of_session(name, section);
  std::ranges::move(remains.assignments, std::back_inserter(edit.assignments));
  return edit;
}

Error changed_meanwhile(const Document& document, const std::string& section) {
  return file_error("write", document.path(),
                    "[" + section + "] has been changed meanwhile: nothing is written");
}

std::vector<Edit> make(const Document& document, const Names& names, const Values& values) {
  const auto long_term = document.section(names.long_term);
  if (long_term && long_term->get(id_key)) throw changed_meanwhile(document, names.long_term);
  std::vector<Edit> edits = {long_term_edit(names, values)};
  const auto own = document.section(names.profile);
  if (values.keys.process && own && credentials::holds_long_term_keys(*own) &&
      are_same_pair(pair_in(*own), values.keys)) {
    edits.push_back(removal_of_pair(names.profile));
    edits.back().retired = retired(values.keys);  // the command has it
  }
  return edits;
}

/// The removal of the pair that is moved from the profile's own section, as long as it is there.
Edit take_from_own(const Document& document, const Names& names, const Values& values) {
  const auto own = document.section(names.profile);
  if (!own || !are_same_pair(pair_in(*own), values.keys)) {
    throw changed_meanwhile(document, names.profile);
  }
  return removal_of_moved(names.profile, *own);
}

std::vector<Edit> move(const Document& document, const Names& names, const Values& values) {
  Edit removal = take_from_own(document, names, values);
  const auto long_term = document.section(names.long_term);
  if (long_term && long_term->get(id_key)) throw changed_meanwhile(document, names.long_term);
  return {long_term_edit(names, values), std::move(removal)};
}

std::vector<Edit> replace(const Document& document, const Names& names, const profile::Keys& old,
                          const Values& values) {
  std::vector<Edit> edits = replacement_of(document, old, values.keys);
  for (Edit& edit : edits) {
    Values more = values;
    if (replace_device(edit, *document.section(edit.section), values.device)) more.device.clear();
    if (edit.section == names.long_term) set_device_and_role(edit, more);
  }
  if (edits.empty()) throw changed_meanwhile(document, names.long_term);
  return edits;
}

std::vector<Edit> adopt(const Document& document, const Names& names, const profile::Keys& old,
                        const Values& values) {
  Edit removal = take_from_own(document, names, values);
  std::vector<Edit> edits = replace(document, names, old, values);
  edits.push_back(std::move(removal));
  return edits;
}

}  // namespace

std::vector<Edit> plan_edits(const Document& document, const Names& names, const Scene& scene,
                             const Values& values) {
  switch (scene.change) {
    case Change::make:
      return make(document, names, values);
    case Change::move:
      return move(document, names, values);
    case Change::replace:
      return replace(document, names, scene.keys, values);
    case Change::adopt:
      return adopt(document, names, scene.keys, values);
  }
  return {};
}

}  // namespace stsmfa::setup
