#include "credentials/key_kind.h"

#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace stsmfa::credentials {

namespace {

/// The letters and digits of an id as its writer meant them: in capitals, full-width ones as those
/// that they look like, nothing else.
std::string bare(std::string_view id) {
  constexpr std::uint32_t to_full_width = 0xfee0;
  std::string letters;
  while (!id.empty()) {
    const CodePoint character = decode_utf8(id).value_or(CodePoint{0, 1});
    id.remove_prefix(character.size);
    const bool wide = character.value > to_full_width && character.value < to_full_width + 0x7f;
    const std::uint32_t value = wide ? character.value - to_full_width : character.value;
    if (value >= 0x7f || !is_alnum(static_cast<char>(value))) continue;
    const char c = static_cast<char>(value);
    letters += is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return letters;
}

}  // namespace

bool is_session_id(std::string_view access_key_id) { return access_key_id.starts_with("ASIA"); }

bool is_long_term_id(std::string_view access_key_id) {
  if (is_session_id(access_key_id)) return false;
  return bare(access_key_id).find("AKIA") != std::string::npos;
}

bool is_exactly_long_term_id(std::string_view text) {
  constexpr std::size_t shortest = 16;
  constexpr std::size_t longest = 128;
  const auto is_part = [](char c) { return is_upper(c) || is_digit(c); };
  return text.starts_with("AKIA") && text.size() >= shortest && text.size() <= longest &&
         std::ranges::all_of(text, is_part);
}

std::string_view access_key_id_in(const Section& section) {
  const std::string_view value = section.get("aws_access_key_id").value_or("");
  const std::string_view uncut = section.uncut("aws_access_key_id");
  const bool is_behind = !is_long_term_id(value) && is_long_term_id(uncut);
  return value.empty() || is_behind ? uncut : value;
}

KeyKind kind_of_key(std::string_view access_key_id, std::string_view session_token) {
  if (is_session_id(access_key_id)) return KeyKind::session;
  if (is_long_term_id(access_key_id) || session_token.empty()) return KeyKind::long_term;
  const bool can_be_id = std::ranges::all_of(access_key_id, is_word);
  return can_be_id ? KeyKind::session : KeyKind::long_term;
}

std::string_view session_token_in(const Section& section) {
  const auto token = section.get("aws_security_token");
  return token ? *token : section.get("aws_session_token").value_or("");
}

bool holds_long_term_keys(const Section& section) {
  const std::string_view id = access_key_id_in(section);
  // whose a secret without an id is nobody can tell, so it may be the only one of its kind
  if (id.empty()) return !section.uncut("aws_secret_access_key").empty();
  return kind_of_key(id, session_token_in(section)) == KeyKind::long_term;
}

bool has_leftover_token(const Section& section) {
  return holds_long_term_keys(section) && !session_token_in(section).empty();
}

}  // namespace stsmfa::credentials
