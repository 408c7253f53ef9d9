#include "credentials/objections.h"

#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"

#include <string_view>
#include <unordered_map>

namespace stsmfa::credentials {

namespace {

std::optional<Error> objection_to_text(const Edit& edit, const Document& document) {
  try {
    check_edits(document, {edit});
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  }
}

}  // namespace

std::vector<std::optional<Error>> objections_to(const std::vector<Edit>& edits,
                                                const Document& document) {
  std::vector<std::optional<Error>> objections;
  objections.reserve(edits.size());
  std::vector<Edit> possible;
  std::unordered_map<std::string_view, std::size_t> places;
  for (const Edit& edit : edits) {
    objections.push_back(objection_to_text(edit, document));
    if (objections.back()) continue;
    possible.push_back(edit);
    places.emplace(edit.section, objections.size() - 1);
  }
  for (const std::string& section : sections_losing_keys(document, possible)) {
    objections[places.at(section)] = keys_would_be_lost(document, section);
  }
  return objections;
}

}  // namespace stsmfa::credentials
