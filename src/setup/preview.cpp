#include "setup/preview.h"

#include "base/text.h"
#include "setup/pair.h"
#include "sts/parameter.h"
#include "sts/shown_value.h"

namespace stsmfa::setup {

namespace {

using credentials::Section;

std::string shown(const credentials::Assignment& assignment, const ShowCommand& show_command) {
  const auto& [key, value] = assignment;
  if (key == secret_key) return "(not shown)";
  if (key == process_key) return escape(show_command(value->reveal()));
  return escape(key == id_key ? sts::shown_access_key_id(value->reveal())
                              : sts::shown_value(value->reveal()));
}

/// A line for the secret that goes for good, where one does.
std::string replaced_secret(const profile::Keys& before, const Secret& secret) {
  const profile::Keys old = put_right(before);
  if (old.secret_access_key.empty() || old.secret_access_key == secret) return {};
  const std::string id = shown_id(old);
  return "    the secret " + (id.empty() ? "that is there" : "of " + id) + " is replaced\n";
}

std::string removal(std::string_view key, const std::optional<Section>& before) {
  if (!before || !before->get(key)) return {};
  const std::string id = key == id_key ? shown_id(pair_in(*before)) : "";
  return "    " + std::string(key) + " is removed" + (id.empty() ? "" : " (" + id + ")") + "\n";
}

std::string lines_of(const credentials::Assignment& assignment,
                     const std::optional<Section>& before, const ShowCommand& show_command) {
  const auto& [key, value] = assignment;
  if (!value) return removal(key, before);
  const bool has_secret = key == secret_key && before;
  return "    " + key + " = " + shown(assignment, show_command) + "\n" +
         (has_secret ? replaced_secret(pair_in(*before), *value) : "");
}

}  // namespace

std::string describe_edits(const credentials::Document& document,
                           const std::vector<credentials::Edit>& edits,
                           const ShowCommand& show_command) {
  std::string text;
  for (const credentials::Edit& edit : edits) {
    text += "  [" + escape(edit.section) + "]\n";
    const auto before = document.section(edit.section);
    for (const credentials::Assignment& assignment : edit.assignments) {
      text += lines_of(assignment, before, show_command);
    }
  }
  return text;
}

}  // namespace stsmfa::setup
