#include "credentials/key_kind.h"

#include "base/text.h"

namespace stsmfa::credentials {

namespace {

/// The id as its writer meant it.
std::string_view bare(std::string_view id) {
  while (!id.empty() && (is_space(id.front()) || id.front() == '"' || id.front() == '\'')) {
    id.remove_prefix(1);
  }
  return id;
}

bool begins_with(std::string_view id, std::string_view prefix) {
  return equal_ignoring_case(bare(id).substr(0, prefix.size()), prefix);
}

}  // namespace

bool is_long_term_id(std::string_view access_key_id) { return begins_with(access_key_id, "AKIA"); }

KeyKind kind_of_key(std::string_view access_key_id, std::string_view session_token) {
  if (is_long_term_id(access_key_id)) return KeyKind::long_term;
  if (begins_with(access_key_id, "ASIA")) return KeyKind::session;
  return session_token.empty() ? KeyKind::long_term : KeyKind::session;
}

std::string_view session_token_in(const Section& section) {
  const auto token = section.get("aws_security_token");
  return token ? *token : section.get("aws_session_token").value_or("");
}

bool holds_long_term_keys(const Section& section) {
  const auto id = section.get("aws_access_key_id");
  return id && kind_of_key(*id, session_token_in(section)) == KeyKind::long_term;
}

bool has_leftover_token(const Section& section) {
  return holds_long_term_keys(section) && !session_token_in(section).empty();
}

}  // namespace stsmfa::credentials
