#include "rotate/key_places.h"

#include "base/text.h"
#include "profile/pending_rotation.h"
#include "setup/config_profiles.h"

namespace stsmfa::rotate {

namespace {

/// Whether a line names the key that is no comment, for whichever reader: some end lines with a
/// carriage return alone.
bool names_key(std::string_view text, const std::string& id) {
  for (auto at = text.find(id); at != std::string_view::npos; at = text.find(id, at + 1)) {
    const auto end = text.find_last_of("\r\n", at);
    const std::string_view line = trim(text.substr(end == std::string_view::npos ? 0 : end + 1));
    if (!line.starts_with('#') && !line.starts_with(';')) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> places_of_key(const std::string& id, const credentials::Document& document,
                                       const profile::Config& config) {
  std::vector<std::string> places;
  for (const credentials::Block& block : document.blocks()) {
    const std::string name(block.name);
    const bool is_place = names_key(block.text, id) && !profile::is_pending_section(name);
    if (is_place) places.push_back("[" + name + "]");
  }
  for (const std::string& header : setup::config_profiles_with(id, config)) {
    places.push_back(header);
  }
  return places;
}

}  // namespace stsmfa::rotate
