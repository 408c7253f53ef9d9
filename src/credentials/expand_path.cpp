#include "credentials/expand_path.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace stsmfa::credentials {

namespace {

/// A `$NAME` or `${NAME}` at the beginning of a text; empty when there is none.
struct Reference {
  std::string_view whole = {};
  std::string_view name = {};
};

Reference reference_at(std::string_view text) {
  if (text.starts_with("${")) {
    const std::size_t end = text.find('}');
    if (end == std::string_view::npos) return {};
    return {text.substr(0, end + 1), text.substr(2, end - 2)};
  }
  const auto is_name_character = [](char c) { return is_alnum(c) || c == '_'; };
  const auto end = std::find_if_not(text.begin() + 1, text.end(), is_name_character);
  const auto size = static_cast<std::size_t>(end - text.begin());
  return size > 1 ? Reference{text.substr(0, size), text.substr(1, size - 1)} : Reference{};
}

void note_left(ExpandedPath& expanded, std::string_view part) {
  if (expanded.left.empty()) expanded.left = part;
}

ExpandedPath expand_variables(std::string_view path, const Environment& environment) {
  ExpandedPath expanded;
  while (!path.empty()) {
    const std::size_t sign = std::min(path.find('$'), path.size());
    expanded.path += path.substr(0, sign);
    path.remove_prefix(sign);
    if (path.empty()) break;
    const Reference reference = reference_at(path);
    if (reference.whole.empty()) {  // a sign like any other
      expanded.path += path.front();
      path.remove_prefix(1);
      continue;
    }
    const auto value = environment.find(reference.name);
    if (!value) note_left(expanded, reference.whole);
    expanded.path += value.value_or(reference.whole);
    path.remove_prefix(reference.whole.size());
  }
  return expanded;
}

std::string own_home(std::string_view path, const Environment& environment, const HomeOf& home) {
  const auto variable = environment.get("HOME");
  std::string folder = variable ? std::string(*variable) : home("");
  if (!folder.empty()) return folder;
  throw file_error("find", path, "HOME is not set and the user has no home folder");
}

void expand_home(ExpandedPath& expanded, const Environment& environment, const HomeOf& home) {
  if (!expanded.path.starts_with('~')) return;
  const std::string who = expanded.path.substr(0, expanded.path.find('/'));
  const bool is_own = who.size() == 1;
  const std::string folder =
      is_own ? own_home(expanded.path, environment, home) : home(who.substr(1));
  if (folder.empty()) return note_left(expanded, who);
  expanded.path.replace(0, who.size(), folder);
}

}  // namespace

ExpandedPath expand_path(std::string_view path, const Environment& environment,
                         const HomeOf& home) {
  ExpandedPath expanded = expand_variables(path, environment);
  expand_home(expanded, environment, home);
  return expanded;
}

}  // namespace stsmfa::credentials
