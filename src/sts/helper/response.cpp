#include "sts/helper/response.h"

#include "base/text.h"
#include "base/time.h"
#include "sts/helper/fields.h"
#include "sts/helper/json_body.h"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>

namespace stsmfa::helper {

namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t longest_request_id = 256;
constexpr std::size_t longest_content_type = 64;

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  return parent.find_child(
      [&](pugi::xml_node node) { return is_element(node) && local_name(node) == name; });
}

Secret text_of(pugi::xml_node element) {
  Secret text;
  for (const auto part : element.children()) {
    text.append(part.value());
  }
  return text;
}

/// For the few values that are texts for people.
std::string readable_text_of(pugi::xml_node element) { return readable(text_of(element).reveal()); }

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

/// The one root element of a document without a DOCTYPE and without text outside that element; a
/// null node when it is not like that.
pugi::xml_node root_of(const pugi::xml_document& document) {
  pugi::xml_node root;
  for (const auto node : document.children()) {
    const bool second = is_element(node) && root;
    if (node.type() == pugi::node_doctype || is_text(node) || second) return {};
    if (is_element(node)) root = node;
  }
  return local_name(root).size() <= longest_name ? root : pugi::xml_node();
}

/// Whether each `&#...;` of the text stands for a character (XML 1.0, 4.1). pugixml makes others
/// of them, a NUL among these, which would end a token where it stands.
bool has_sound_references(std::string_view text) {
  constexpr std::string_view mark = "&#";
  constexpr unsigned long largest = 0x10FFFF;
  for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
    text.remove_prefix(at + mark.size());
    const int base = text.starts_with('x') ? 16 : 10;
    if (base == 16) text.remove_prefix(1);
    unsigned long character = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), character, base);
    const bool is_whole = error == std::errc() && end != text.end() && *end == ';';
    if (!is_whole || character == 0 || character > largest) return false;
  }
  return true;
}

/// pugixml takes a NUL for the end, whatever stands behind it; XML has none (XML 1.0, 2.2).
bool holds_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

/// Whether one child more is of the same name, where it is not a list's (`member` is the name of
/// these in all of AWS's query protocol): which of two keys is meant nobody could say.
bool stands_twice(pugi::xml_node element) {
  const auto name = local_name(element);
  if (name == "member") return false;
  for (auto next = element.next_sibling(); next; next = next.next_sibling()) {
    if (is_element(next) && local_name(next) == name) return true;
  }
  return false;
}

/// The leaves below an element, as long as they keep the limits.
class Leaves {
 public:
  /// False as soon as a limit is broken.
  bool collect(pugi::xml_node parent, const std::string& path, std::size_t depth) {
    const auto elements = parent.children();
    return std::all_of(elements.begin(), elements.end(), [&](pugi::xml_node node) {
      return !is_element(node) || add(node, path, depth);
    });
  }
  std::vector<sts::Field> take() { return fields_.take(); }

 private:
  bool add(pugi::xml_node element, const std::string& parent_path, std::size_t depth) {
    const auto name = local_name(element);
    const bool is_within_limits = depth < deepest && name.size() <= longest_name;
    if (!is_within_limits || stands_twice(element)) return false;
    const std::string path = parent_path + std::string(name);
    if (element.find_child(is_element)) return collect(element, path + "/", depth + 1);
    return fields_.add(path, text_of(element));
  }

  Fields fields_;
};

std::string request_id_of(pugi::xml_node root) {
  for (const auto parent : {root, child(root, "ResponseMetadata")}) {
    for (const auto* name : {"RequestId", "RequestID"}) {
      if (const auto found = child(parent, name)) return readable_text_of(found);
    }
  }
  return {};
}

void read_error(pugi::xml_node root, sts::Reply& reply) {
  auto error = child(root, "Error");
  if (!error) error = child(child(root, "Errors"), "Error");
  reply.code = readable_text_of(child(error, "Code"));
  reply.message = readable_text_of(child(error, "Message"));
}

/// Leaves the reply as it is when the body is not XML that can be a reply.
void read_xml_body(Secret& body, sts::Reply& reply) {
  // In place, so that keys and tokens stay in memory that is wiped. pugixml expands no entities but
  // XML's own five; the DOCTYPE, and text outside the root, are parsed only to be seen. UTF-8 is
  // what AWS sends; guessing another encoding would copy the text.
  constexpr unsigned options = pugi::parse_default | pugi::parse_doctype | pugi::parse_fragment;
  const bool is_text = has_sound_references(body.reveal()) && !holds_nul(body.reveal());
  if (body.empty() || !is_text) return;
  pugi::xml_document document;
  body.append('\n');  // pugixml overlooks a text behind the root that is one last character
  const auto size = body.size();
  const auto parsed =
      document.load_buffer_inplace(body.resize(size), size, options, pugi::encoding_utf8);
  const auto root = parsed ? root_of(document) : pugi::xml_node();
  Leaves leaves;
  if (!root || !leaves.collect(root, "", 0)) return;
  read_error(root, reply);
  if (reply.request_id.empty()) reply.request_id = request_id_of(root);
  reply.root = local_name(root);
  reply.fields = leaves.take();
}

std::string not_an_answer(const Exchange& exchange) {
  const std::string& header = exchange.content_type;
  auto kind = header.substr(0, std::min(header.find(';'), longest_content_type));
  if (kind.empty()) kind = "no content type";
  if (exchange.body.empty()) kind = "no body";
  return "not an answer of STS: HTTP " + std::to_string(exchange.status) + ", " + kind;
}

}  // namespace

sts::Reply reply_of(Exchange exchange) {
  sts::Reply reply{.id = exchange.id,
                   .outcome = exchange.outcome,
                   .status = exchange.status,
                   .date = parse_http_date(exchange.date),
                   .message = exchange.message,
                   .request_id = exchange.request_id.substr(0, longest_request_id)};
  const bool whole = exchange.outcome == sts::Outcome::answered && exchange.status != 0;
  if (!whole) return reply;
  if (looks_like_json(exchange.body)) {
    read_json_body(exchange.body, reply);
  } else {
    read_xml_body(exchange.body, reply);
  }
  const bool aws = reply.root.ends_with("Response");
  if (reply.code.empty() && !aws) reply.message = not_an_answer(exchange);
  return reply;
}

}  // namespace stsmfa::helper
