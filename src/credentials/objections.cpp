#include "credentials/objections.h"

#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace stsmfa::credentials {

namespace {

void add_keys_that_would_be_lost(Objections& objections, std::size_t count, const EditAt& edit_at,
                                 const Document& document) {
  std::vector<Edit> possible;
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < count; ++i) {
    if (objections.contains(i)) continue;
    possible.push_back(edit_at(i));
    places.emplace(possible.back().section, i);
  }
  for (const std::string& section : sections_losing_keys(document, possible)) {
    objections.emplace(places.at(section), keys_would_be_lost(document, section));
  }
}

}  // namespace

Objections objections_to(std::size_t count, const EditAt& edit_at, const Document& document) {
  Objections objections;
  bool may_lose_keys = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Edit edit = edit_at(i);
    try {
      check_edits(document, {edit});
      may_lose_keys = may_lose_keys || touches_long_term_keys(document, edit);
    } catch (const Error& error) {
      objections.emplace(i, error);
    }
  }
  if (may_lose_keys) add_keys_that_would_be_lost(objections, count, edit_at, document);
  return objections;
}

}  // namespace stsmfa::credentials
