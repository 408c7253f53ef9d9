// see_driver FILE...: what the program sees in each credentials file, a line of JSON each:
// {"sections": {NAME: {KEY: [VALUE, UNCUT]}}, "unreadable": [NAME], "faults": N}, or {"refused":
// CAUSE} where no document is made of it. UNCUT is the value as Document::uncut has it.

#include "base/error.h"
#include "credentials/config_file.h"
#include "credentials/document.h"
#include "credentials/encoding.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

namespace {

using namespace stsmfa;
using nlohmann::json;

json properties_of(const credentials::Section& section) {
  json result = json::object();
  for (const credentials::Property& property : section.properties()) {
    const auto value = section.get(property.key);
    result[property.key] = {std::string(value.value_or("")),
                            std::string(section.uncut(property.key))};
  }
  return result;
}

json seen_in(const std::string& text, const std::string& path) {
  try {
    const credentials::Document document(text, path);
    json result = {{"sections", json::object()}, {"unreadable", json::array()}};
    for (const std::string& name : document.section_names()) {
      const auto section = credentials::readable_section(document, name);
      if (!section) result["unreadable"].push_back(name);
      if (section) result["sections"][name] = properties_of(*section);
    }
    result["faults"] = document.faults().size();
    return result;
  } catch (const Error& error) {
    return {{"refused", error.cause}};
  }
}

json with_config(json seen, const std::string& text) {
  try {
    seen["profiles"] = parse_profiles(text, credentials::FileKind::config).profiles;
  } catch (const credentials::GrammarError&) {
  }
  return seen;
}

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    const std::string text = read(arguments[i]);
    const json seen = with_config(seen_in(text, arguments[i]), text);
    std::puts(seen.dump(-1, ' ', true, json::error_handler_t::replace).c_str());
  }
  return 0;
}
