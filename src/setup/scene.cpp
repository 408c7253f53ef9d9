#include "setup/scene.h"

#include "credentials/apply_edits.h"
#include "credentials/edit.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "setup/pair.h"

#include <initializer_list>
#include <optional>
#include <string_view>

namespace stsmfa::setup {

namespace {

std::string value_of(const std::optional<credentials::Section>& section,
                     std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const auto value = section ? section->get(key) : std::nullopt;
    if (value) return std::string(*value);
  }
  return {};
}

/// A pair that has been exchanged is one too, whatever stands beside it.
bool has_long_term_pair(const credentials::Section& section) {
  const auto secret = section.get(secret_key);
  return secret && (credentials::holds_long_term_keys(section) ||
                    (section.get(id_key) && credentials::is_long_term_id(*secret)));
}

/// With values of any kind: what is refused does not depend on them.
void try_edit(const credentials::Document& document, const std::string& section) {
  credentials::Edit trial{.section = section};
  for (const std::string_view key : {id_key, secret_key, device_key}) {
    trial.set(key, "value");
  }
  credentials::apply_edits(document, {trial});
}

}  // namespace

bool replaces_keys(Change change) { return change == Change::replace || change == Change::adopt; }

Scene find_scene(const credentials::Document& document, const Names& names) {
  const auto long_term = document.section(names.long_term);
  const auto own = document.section(names.profile);
  const bool own_pair = own && has_long_term_pair(*own);
  Scene scene;
  if (long_term && long_term->get(id_key)) {
    scene.change = Change::replace;
    scene.keys = pair_in(*long_term);
    if (own_pair && !are_same_pair(pair_in(*own), scene.keys)) {
      scene.change = Change::adopt;
      scene.found = pair_in(*own);
    }
  } else if (own_pair) {
    scene.change = Change::move;
    scene.keys = pair_in(*own);
  }
  const auto& settings = scene.change == Change::move ? own : long_term;
  scene.device = value_of(settings, {device_key, serial_key});
  scene.role = value_of(long_term, {"assume_role", "role_arn"});
  scene.region = value_of(long_term, {"region"});
  try_edit(document, names.long_term);
  return scene;
}

}  // namespace stsmfa::setup
