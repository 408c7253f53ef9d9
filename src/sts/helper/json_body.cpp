#include "sts/helper/json_body.h"

#include "base/json.h"
#include "base/text.h"
#include "sts/helper/fields.h"

namespace stsmfa::helper {

namespace {

std::string text_of(const JsonObject& object, std::string_view name) {
  const JsonMember* member = object.find(name);
  const bool is_text = member != nullptr && member->kind == JsonMember::Kind::string;
  return is_text ? readable(member->value.reveal()) : "";
}

/// `AccessDenied` out of `com.amazon.coral.service#AccessDenied:http://...`, both ends optional.
std::string code_of(const std::string& type) {
  const auto mark = type.find('#');
  const auto begin = mark == std::string::npos ? 0 : mark + 1;
  return type.substr(begin, type.find(':', begin) - begin);
}

}  // namespace

bool looks_like_json(const Secret& body) { return trim(body.reveal()).starts_with('{'); }

void read_json_body(const Secret& body, sts::Reply& reply) {
  const JsonObject object = read_json_object(body.reveal());
  if (!object.fault.empty()) return;
  Fields fields;
  for (const JsonMember& member : object.members) {
    if (member.kind != JsonMember::Kind::string) continue;
    const bool is_named = !member.name.empty() && member.name.size() <= longest_name;
    if (!is_named || !fields.add(member.name, member.value)) return;
  }
  reply.root = "{}";
  reply.fields = fields.take();
  reply.code = code_of(text_of(object, "__type"));
  if (reply.code.empty()) return;
  reply.message = text_of(object, "message");
  if (reply.message.empty()) reply.message = text_of(object, "Message");
}

}  // namespace stsmfa::helper
