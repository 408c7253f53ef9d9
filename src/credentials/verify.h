#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/pieces.h"

namespace stsmfa::credentials {

/// Checks by its own means, not those of apply_edits, that `edited` is what the edits ask of
/// `original`: each section has every new value, once, and no removed key, a section that was to go
/// when nothing is left has gone if and only if nothing is, and every other section and every other
/// line is the same, byte for byte. Throws Error (file_unusable; cause `internal check failed:` and
/// what) when it is not: nothing is written then. What lies where it lay (changed_part.h) is not
/// compared with itself, so that little of a large file is looked at for a small edit.
void verify(const Document& original, const Pieces& edited, const std::vector<Edit>& edits);

}  // namespace stsmfa::credentials
