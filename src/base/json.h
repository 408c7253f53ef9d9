#pragma once

#include "base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa {

/// A member of a JSON object. Any value may be a key or a token, so all of them are secrets.
struct JsonMember {
  /// `bare` is an object or an array with nothing in it, `other` one with something.
  enum class Kind { string, number, boolean, null, bare, other };
  std::string name;
  Kind kind;
  Secret value;  ///< the bytes of a string; a number or `true` as its text; else empty
};

/// A JSON object as far as we look into one: its own members, in their order.
struct JsonObject {
  std::vector<JsonMember> members = {};
  /// Why the text is not exactly one object; then there are no members. A sentence part ("is not
  /// one JSON object") that repeats nothing of the text.
  std::string fault = {};

  /// nullptr when there is no member of that name, to the letter.
  const JsonMember* find(std::string_view name) const;
};

/// Reads a text that is one JSON object (RFC 8259) and nothing more but white space. A fault is
/// whatever else: nothing, a second value, an array, more than 16 levels or 4,096 members, a name
/// that stands twice in the object, over 1 MiB. The members of inner objects are checked for their
/// grammar only.
///
/// The library that knows the grammar never sees what is in a string: it keeps the raw bytes of
/// its last token in buffers and error messages of its own, which nobody could wipe.
JsonObject read_json_object(std::string_view text);

/// A JSON text without the white space between its tokens, which means the same; what is in strings
/// stays. Any other text loses what white space stands outside of quotes.
std::string compact_json(std::string_view json);

/// Writes one JSON object on one line, its members in the order in which they are added. Any byte
/// may be in a name or a value (see append_json_string).
class JsonWriter {
 public:
  JsonWriter& string(std::string_view name, std::string_view value);
  JsonWriter& number(std::string_view name, long value);
  JsonWriter& null(std::string_view name);
  JsonWriter& boolean(std::string_view name, bool value);
  JsonWriter& strings(std::string_view name, const std::vector<std::string>& values);

  /// The object, without a line end. The writer is done then.
  Secret take();

 private:
  void begin_member(std::string_view name);
  Secret text_ = Secret("{");
};

}  // namespace stsmfa
