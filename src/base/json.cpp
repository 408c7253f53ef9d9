#include "base/json.h"

#include "base/json_string.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stsmfa {

namespace {

constexpr std::size_t longest_text = 1024UL * 1024;
constexpr std::size_t deepest = 16;
constexpr std::size_t most_members = 4096;
constexpr std::string_view not_one_object = "is not one JSON object";

/// A JSON text without what is in its strings: each holds its number in `strings` instead.
struct Skeleton {
  std::string text;
  std::vector<Secret> strings;
};

/// The quote that ends the string whose text begins at `at`; npos when none does.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '"') {
    at += text[at] == '\\' ? 2U : 1U;
  }
  return at < text.size() ? at : std::string_view::npos;
}

/// nullopt for a string that is none and for a byte that no JSON has outside of strings: so the
/// library gets to see nothing but punctuation, numbers and its three words.
std::optional<Skeleton> skeleton_of(std::string_view text) {
  constexpr std::string_view allowed = "{}[]:, \t\r\n+-.eE0123456789truefalsn";
  Skeleton skeleton;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '"') {
      if (allowed.find(text[at]) == std::string_view::npos) return std::nullopt;
      skeleton.text += text[at];
      continue;
    }
    const std::size_t end = end_of_string(text, at + 1);
    if (end == std::string_view::npos) return std::nullopt;
    auto string = decode_json_string(text.substr(at + 1, end - at - 1));
    if (!string) return std::nullopt;
    skeleton.text += '"' + std::to_string(skeleton.strings.size()) + '"';
    skeleton.strings.push_back(std::move(*string));
    at = end;
  }
  return skeleton;
}

/// What the library's parser calls, by names of its own choosing; false ends the parsing.
class Collector {
 public:
  Collector(std::vector<Secret> strings, JsonObject& object)
      : strings_(std::move(strings)), object_(object) {}

  bool null() { return add(JsonMember::Kind::null, ""); }
  bool boolean(bool value) { return add(JsonMember::Kind::boolean, value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return add_number(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return add_number(std::to_string(value)); }
  bool number_float(double /*value*/, const std::string& text) { return add_number(text); }
  bool string(const std::string& number) {
    return add(JsonMember::Kind::string, string_at(number).reveal());
  }
  static bool binary(const nlohmann::json::binary_t& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return open(); }
  bool start_array(std::size_t /*size*/) { return depth_ == 0 ? refuse(not_one_object) : open(); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(const std::string& number) {
    if (depth_ != 1) return true;
    name_ = string_at(number).reveal();
    if (object_.members.size() == most_members) return refuse("has too many members");
    return object_.find(name_) == nullptr || refuse("has a name that stands in it twice");
  }

  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*why*/) {
    return refuse(not_one_object);
  }

 private:
  const Secret& string_at(const std::string& number) const {
    return strings_.at(static_cast<std::size_t>(parse_number(number).value_or(0)));
  }
  bool refuse(std::string_view fault) {
    object_.fault = fault;
    return false;
  }
  bool add_number(std::string_view text) { return add(JsonMember::Kind::number, text); }
  bool add(JsonMember::Kind kind, std::string_view value) {
    if (depth_ == 0) return refuse(not_one_object);
    is_bare_ = false;
    if (depth_ == 1) object_.members.push_back({name_, kind, Secret(value)});
    return true;
  }
  bool open() {
    if (depth_ == deepest) return refuse("is nested too deep");
    if (depth_ > 0 && !add(JsonMember::Kind::other, "")) return false;
    ++depth_;
    is_bare_ = true;
    return true;
  }
  bool close() {
    --depth_;
    if (depth_ == 1 && is_bare_) object_.members.back().kind = JsonMember::Kind::bare;
    is_bare_ = false;
    return true;
  }

  std::vector<Secret> strings_;
  JsonObject& object_;
  std::string name_ = {};
  std::size_t depth_ = 0;
  bool is_bare_ = false;  ///< nothing has come since the innermost object or array was opened
};

}  // namespace

const JsonMember* JsonObject::find(std::string_view name) const {
  const auto found = std::ranges::find(members, name, &JsonMember::name);
  return found == members.end() ? nullptr : &*found;
}

JsonObject read_json_object(std::string_view text) {
  if (text.size() > longest_text) return {.fault = "is over 1 MiB"};
  if (trim(text).empty()) return {.fault = "is empty"};
  auto skeleton = skeleton_of(text);
  if (!skeleton) return {.fault = std::string(not_one_object)};
  JsonObject object;
  Collector collector(std::move(skeleton->strings), object);
  if (!nlohmann::json::sax_parse(skeleton->text, &collector)) object.members.clear();
  return object;
}

std::string compact_json(std::string_view json) {
  std::string compact;
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] != '"') {
      if (!is_space(json[at])) compact += json[at];
      continue;
    }
    const std::size_t end = std::min(end_of_string(json, at + 1), json.size() - 1);
    compact += json.substr(at, end - at + 1);
    at = end;
  }
  return compact;
}

void JsonWriter::begin_member(std::string_view name) {
  if (text_.size() > 1) text_.append(", ");
  append_json_string(text_, name);
  text_.append(": ");
}

JsonWriter& JsonWriter::string(std::string_view name, std::string_view value) {
  begin_member(name);
  append_json_string(text_, value);
  return *this;
}

JsonWriter& JsonWriter::number(std::string_view name, long value) {
  begin_member(name);
  text_.append(std::to_string(value));
  return *this;
}

JsonWriter& JsonWriter::null(std::string_view name) {
  begin_member(name);
  text_.append("null");
  return *this;
}

JsonWriter& JsonWriter::boolean(std::string_view name, bool value) {
  begin_member(name);
  text_.append(value ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::strings(std::string_view name, const std::vector<std::string>& values) {
  begin_member(name);
  text_.append('[');
  for (const std::string& value : values) {
    if (&value != &values.front()) text_.append(", ");
    append_json_string(text_, value);
  }
  text_.append(']');
  return *this;
}

Secret JsonWriter::take() {
  text_.append('}');
  return std::move(text_);
}

}  // namespace stsmfa
