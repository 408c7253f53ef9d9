#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/profile.h"
#include "rotate/subject.h"

#include <vector>

namespace stsmfa::rotate {

/// The edit that keeps the new pair in the pending section, which must not be there yet, while the
/// old one stands in its own.
std::vector<credentials::Edit> edits_to_keep(const Subject& subject, const profile::Keys& made);

/// The edits of the one rewrite that ends a rotation: the new pair in the place of the old one
/// everywhere, the session of `[mfa-OLD]` in `[mfa-NEW]`, the pending section gone. The old pair is
/// retired. Throws Error (file_unusable) when the old pair stands nowhere, or the pending section
/// has another pair than `made`.
std::vector<credentials::Edit> edits_to_switch(const credentials::Document& document,
                                               const Subject& subject, const profile::Keys& made);

/// Finds out before a key is made what would speak against writing it: both rewrites with values of
/// any kind. Throws their Error.
void try_edits(const credentials::Document& document, const Subject& subject);

}  // namespace stsmfa::rotate
