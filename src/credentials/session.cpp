#include "credentials/session.h"

#include "credentials/key_kind.h"

#include <algorithm>
#include <array>

namespace stsmfa::credentials {

namespace {

/// A property that is there only where it says something.
Assignment assignment_of(std::string key, const std::string& value) {
  Assignment assignment{std::move(key), std::nullopt};
  if (!value.empty()) assignment.value.emplace(value);
  return assignment;
}

}  // namespace

std::vector<Assignment> assignments_of(const Session& session) {
  const bool has_role = !session.assumed_role_arn.empty();
  return {
      {"assumed_role", Secret(has_role ? "True" : "False")},
      assignment_of("assumed_role_arn", session.assumed_role_arn),
      assignment_of("assumed_from", session.assumed_from),
      assignment_of("assumed_through", session.assumed_through),
      {"aws_access_key_id", Secret(session.access_key_id)},
      {"aws_secret_access_key", session.secret_access_key},
      {"aws_session_token", session.session_token},
      {"aws_security_token", session.session_token},
      {"expiration", Secret(format_expiration(session.expiration))},
  };
}

Edit removal_of_session(std::string name, const Section& section) {
  Edit edit{.section = std::move(name), .remove_if_empty = true};
  const bool keys_stay = holds_long_term_keys(section);
  for (const Assignment& assignment : assignments_of({})) {
    const bool is_of_pair =
        assignment.key == "aws_access_key_id" || assignment.key == "aws_secret_access_key";
    if (is_of_pair && keys_stay) continue;
    edit.remove(assignment.key);
  }
  return edit;
}

bool is_ours(const Section& section) {
  return section.get("assumed_role") && section.get("expiration");
}

bool is_kept(const Section& section) {
  return is_ours(section) && section.get("assumed_from").has_value();
}

bool has_all_keys(const Section& section) {
  constexpr std::array<std::string_view, 6> keys = {"assumed_role",          "aws_access_key_id",
                                                    "aws_secret_access_key", "aws_session_token",
                                                    "aws_security_token",    "expiration"};
  return std::ranges::all_of(keys,
                             [&](std::string_view key) { return section.get(key).has_value(); });
}

std::optional<Session> session_in(const Section& section) {
  const auto expiration = section.get("expiration");
  const auto time = expiration ? parse_expiration(*expiration) : std::nullopt;
  if (!has_all_keys(section) || !time || holds_long_term_keys(section)) return std::nullopt;
  return Session{.assumed_role_arn = std::string(section.get("assumed_role_arn").value_or("")),
                 .access_key_id = std::string(*section.get("aws_access_key_id")),
                 .secret_access_key = Secret(*section.get("aws_secret_access_key")),
                 .session_token = Secret(*section.get("aws_session_token")),
                 .expiration = *time};
}

}  // namespace stsmfa::credentials
