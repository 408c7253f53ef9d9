#pragma once

#include "base/error.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/pieces.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// The sections whose long-term pair the edits take away: it stands in no section of `edited`, the
/// text that they make of `original`, and its edit does not retire it. A pair is an id and a secret
/// as botocore reads them (each of the two from [DEFAULT] where the section lacks it; what is all
/// comment to us is a value), the id long-term (key_kind.h). A secret without an id is one,
/// whatever stands beside it; so is a pair of which id and secret have been exchanged, and more
/// than an id in the place of one, without a secret. A comment is no copy of a pair, nor is the
/// same id with another secret. In the order of the edits, and linear in the size of both texts,
/// of which the second is copied only where an edited section has a long-term pair. A section that
/// cannot be read is passed over: it cannot be edited either.
std::vector<std::string> sections_losing_keys(const Document& original, const Pieces& edited,
                                              const std::vector<Edit>& edits);

/// The same of edits that have not been made. Throws what apply_edits throws where an edited
/// section has a long-term pair.
std::vector<std::string> sections_losing_keys(const Document& original,
                                              const std::vector<Edit>& edits);

/// Whether every long-term pair of `ours` stands in `theirs` as well, so that the one file may give
/// way to the other. A section of `theirs` that cannot be read holds none.
bool holds_all_keys(const Document& theirs, const Document& ours);

/// Whether the section of the edit has a long-term pair that the edit does not retire: no other
/// edit can lose one.
bool touches_long_term_keys(const Document& original, const Edit& edit);

/// Throws keys_would_be_lost for the first of them.
void check_keys_kept(const Document& original, const Pieces& edited,
                     const std::vector<Edit>& edits);
void check_keys_kept(const Document& original, const std::vector<Edit>& edits);

/// The Error (plan_impossible) for a session that would be written over the keys of a section: it
/// names the section and what helps.
Error keys_would_be_lost(const Document& document, const std::string& section);

}  // namespace stsmfa::credentials
