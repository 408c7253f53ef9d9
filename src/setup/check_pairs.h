#pragma once

#include "credentials/document.h"
#include "setup/names.h"
#include "setup/scene.h"

namespace stsmfa::setup {

// What is wrong with the keys that are there, found before anybody is asked. Each Error names the
// section and says what to write there; none shows a value.

/// Throws Error (plan_impossible) where the long-term section has a secret key without its id, or
/// the profile's own has one that no session left: neither can be moved or replaced, and either
/// ends every refresh.
void check_secrets_have_ids(const credentials::Document& document, const Names& names);

/// Throws Error (plan_impossible) when a pair that would be moved, or whose place another would
/// take by moving, is none: exchanged, or not what an id and a secret look like.
void check_movable(const Scene& scene, const Names& names);

}  // namespace stsmfa::setup
