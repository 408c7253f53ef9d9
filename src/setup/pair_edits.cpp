#include "setup/pair_edits.h"

#include "setup/pair.h"

#include <optional>
#include <string_view>
#include <unordered_set>

namespace stsmfa::setup {

namespace {

using credentials::Document;
using credentials::Edit;

/// By the bytes first: a broken section of somebody else's is not ours to read.
std::optional<credentials::Section> section_with(const Document& document,
                                                 const credentials::Block& block,
                                                 const profile::Keys& keys) {
  if (block.text.find(keys.access_key_id) == std::string_view::npos) return std::nullopt;
  auto section = document.section(std::string(block.name));
  if (!section) return std::nullopt;
  const profile::Keys there = pair_in(*section);
  const bool is_half = there.secret_access_key.empty();
  const bool is_same = there.access_key_id == keys.access_key_id &&
                       (is_half || there.secret_access_key == keys.secret_access_key);
  return is_same ? section : std::nullopt;
}

}  // namespace

void set_keys(Edit& edit, const profile::Keys& keys) {
  if (keys.process) {
    edit.remove(id_key);
    edit.remove(secret_key);
    edit.set(process_key, keys.process->value);
  } else {
    edit.set(id_key, keys.access_key_id);
    edit.set(secret_key, keys.secret_access_key.reveal());
    edit.remove(process_key);
  }
}

Edit removal_of_pair(const std::string& section) {
  Edit edit{.section = section, .remove_if_empty = true};
  edit.remove(id_key);
  edit.remove(secret_key);
  return edit;
}

credentials::KeyPair retired(const profile::Keys& keys) {
  return {keys.access_key_id, keys.secret_access_key};
}

std::vector<Edit> replacement_of(const Document& document, const profile::Keys& old,
                                 const profile::Keys& keys) {
  std::vector<Edit> edits;
  std::unordered_set<std::string> known;
  for (const credentials::Block& block : document.blocks()) {
    const std::string name = std::string(block.name);
    if (!section_with(document, block, old) || !known.insert(name).second) continue;
    edits.push_back({.section = name, .retired = retired(old)});
    set_keys(edits.back(), keys);
  }
  return edits;
}

}  // namespace stsmfa::setup
