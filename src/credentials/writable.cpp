#include "credentials/writable.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/lines.h"

#include <algorithm>
#include <set>
#include <utility>

namespace stsmfa::credentials {

namespace {

bool has_control_or_outer_blank(std::string_view text) {
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
  };
  return std::ranges::any_of(text, is_control) || strip(text).size() != text.size();
}

/// For a text in UTF-8.
bool has_invisible(std::string_view text) {
  while (!text.empty()) {
    const auto character = decode_utf8(text);
    if (!character || is_invisible(character->value)) return true;
    text.remove_prefix(character->size);
  }
  return false;
}

bool holds_comment(std::string_view key, std::string_view value) {
  if (value.front() == '#' || value.front() == ';') return true;
  return !is_command(key) && comment_begin(value) != value.size();
}

std::string objection_to_name(const std::string& name) {
  const std::string subject = "the section name '" + name + "' ";
  if (name.empty()) return "a section needs a name";
  if (has_control_or_outer_blank(name)) {
    return subject + "holds a control character or begins or ends in white space";
  }
  if (name.find_first_of("[]\"") != std::string::npos) {
    return subject + "holds a bracket or a quote";
  }
  if (!is_utf8(name)) return subject + "is not UTF-8";
  if (has_invisible(name)) return subject + "holds a character that is not seen";
  if (name == "DEFAULT") return "[DEFAULT] would hand its keys to every profile";
  return {};
}

std::string objection_to_value(const std::string& key, std::string_view value) {
  const std::string subject = "the value of '" + key + "' ";
  if (value.empty()) return subject + "is empty";
  if (has_control_or_outer_blank(value)) {
    return subject + "holds a control character or begins or ends in white space";
  }
  if (holds_comment(key, value)) return subject + "holds what readers take for a comment";
  return {};
}

}  // namespace

std::string objection_to(const Edit& edit) {
  if (std::string objection = objection_to_name(edit.section); !objection.empty()) {
    return objection;
  }
  const auto is_key_character = [](char c) {
    return is_lower(c) || is_digit(c) || c == '_' || c == '-';
  };
  std::set<std::string_view> keys;
  for (const Assignment& assignment : edit.assignments) {
    const std::string& key = assignment.key;
    if (key.empty() || !std::ranges::all_of(key, is_key_character)) {
      return "'" + key + "' is no key that every reader reads alike";
    }
    if (!keys.insert(key).second) return "'" + key + "' is set twice";
    if (!assignment.value) continue;
    std::string objection = objection_to_value(key, assignment.value->reveal());
    if (!objection.empty()) return objection;
  }
  return {};
}

std::string objection_to_new_section(const std::string& name) {
  std::string objection = objection_to_name(name);
  if (!objection.empty() || comment_begin(name) == name.size()) return objection;
  return "the section name '" + name + "' holds what readers take for a comment";
}

void check_new_section(const std::string& name) {
  std::string objection = objection_to_new_section(name);
  if (!objection.empty()) throw usage_error("section", std::move(objection));
}

}  // namespace stsmfa::credentials
