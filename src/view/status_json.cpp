#include "view/status_json.h"

#include "base/json.h"

#include <string>

namespace stsmfa::view {

namespace {

void add(JsonWriter& object, std::string_view name, std::string_view value) {
  if (value.empty()) {
    object.null(name);
  } else {
    object.string(name, value);
  }
}

Secret object_of(const ProfileStatus& status) {
  const ProfileFacts& facts = status.facts;
  JsonWriter object;
  object.string("profile", facts.profile);
  add(object, "section", facts.section);
  object.string("state", name_of(status.state));
  object.boolean("stale", status.stale);
  add(object, "expires_at", status.expires_at ? format_rfc3339(*status.expires_at) : "");
  object.number("seconds_left", status.left.count());
  add(object, "role_arn", facts.role_arn);
  add(object, "account_id", account_id_of(facts));
  add(object, "region", facts.region);
  add(object, "source", facts.source);
  add(object, "problem", status.problem);
  object.boolean("shared", facts.is_shared_alone || !facts.serves.empty());
  object.strings("serves", facts.serves);
  object.boolean("without_code", status.without_code);
  add(object, "kept_section", status.kept ? status.kept->section : "");
  add(object, "kept_expires_at", status.kept ? format_rfc3339(status.kept->expires_at) : "");
  object.number("kept_seconds_left", status.kept ? status.kept->left.count() : 0);
  return object.take();
}

}  // namespace

void print_status_json(const std::vector<ProfileStatus>& statuses,
                       const std::function<void(std::string_view)>& print) {
  constexpr std::size_t enough = std::size_t{64} * 1024;
  std::string text = "[";
  const char* separator = "\n";
  for (const ProfileStatus& status : statuses) {
    text += separator;
    separator = ",\n";
    text += object_of(status).reveal();
    if (text.size() < enough) continue;
    print(text);
    text.clear();
  }
  print(text + (statuses.empty() ? "]\n" : "\n]\n"));
}

}  // namespace stsmfa::view
