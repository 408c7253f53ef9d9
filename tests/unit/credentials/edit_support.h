#pragma once

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/edit.h"
#include "credentials/verify.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace stsmfa::credentials {

using Setting = std::pair<const char*, std::optional<std::string_view>>;

/// An edit that sets the values given and removes the keys without one.
inline Edit edit_of(std::string section, std::initializer_list<Setting> settings) {
  Edit edit{.section = std::move(section), .assignments = {}};
  for (const auto& [key, value] : settings) {
    edit.assignments.push_back({key, std::nullopt});
    if (value) edit.assignments.back().value.emplace(*value);
  }
  return edit;
}

/// The text edited, and verified: as it is written, and as if all of it had changed.
inline std::string edited(std::string_view text, const std::vector<Edit>& edits) {
  const Document document(text, "credentials");
  const Pieces pieces = apply_edits(document, edits);
  credentials::verify(document, pieces, edits);
  const Secret whole = pieces.joined();
  credentials::verify(document, Pieces(whole.reveal()), edits);
  return std::string(whole.reveal());
}

/// The cause for which an edit is refused; empty when it is made.
inline std::string refusal_of(std::string_view text, const std::vector<Edit>& edits) {
  try {
    apply_edits(Document(text, "credentials"), edits);
    return {};
  } catch (const Error& error) {
    return error.cause;
  }
}

}  // namespace stsmfa::credentials
