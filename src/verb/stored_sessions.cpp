#include "verb/stored_sessions.h"

#include "base/duration.h"
#include "base/error.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "sts/arn.h"
#include "sts/shown_value.h"

#include <algorithm>

namespace stsmfa::verb {

namespace {

StoredSession session_in(const std::string& name, const credentials::Section& section) {
  StoredSession session{.section = name, .removal = credentials::removal_of_session(name, section)};
  if (credentials::holds_long_term_keys(section)) {
    session.kind = StoredSession::Kind::remains;
    return session;
  }
  session.role_arn = section.get("assumed_role_arn").value_or("");
  session.assumed_from = section.get("assumed_from").value_or("");
  session.expiration = parse_expiration(*section.get("expiration"));
  return session;
}

/// Whether a section holds a session that we may remove, or what has remained of one.
bool holds_our_session(const credentials::Section& section) {
  const bool alone = !credentials::holds_long_term_keys(section);
  return credentials::is_ours(section) && (alone || credentials::has_leftover_token(section));
}

/// The token of another tool's session is dead as well where long-term keys stand beside it.
bool can_be_cleared(const credentials::Section& section) {
  return holds_our_session(section) || credentials::has_leftover_token(section);
}

Error not_ours(const std::string& name, const credentials::Section& section) {
  const bool long_term = credentials::holds_long_term_keys(section);
  return {.action = "clear",
          .object = "[" + name + "]",
          .cause = long_term ? "holds long-term keys, which are not removed"
                             : "holds a session that stsmfa did not write: it has no assumed_role "
                               "and expiration"};
}

/// The role's name, without its path.
std::string role_name(const std::string& role_arn) {
  const auto arn = sts::parse_arn(role_arn);
  if (!arn) return sts::shown_value(role_arn);
  return std::string(arn->resource.substr(arn->resource.rfind('/') + 1));
}

std::string how_to_revoke(const StoredSession& session, const std::string& role) {
  if (session.role_arn.empty()) {
    return "give the user a policy in IAM that denies what was issued before now "
           "(aws:TokenIssueTime)";
  }
  return "in the IAM console, \"Revoke active sessions\" of " + role +
         " (policy AWSRevokeOlderSessions: it ends all sessions of the role)";
}

}  // namespace

std::optional<StoredSession> find_session(const credentials::Document& document,
                                          const std::vector<std::string>& sections) {
  for (const std::string& name : sections) {
    const auto section = document.section(name);
    if (section && can_be_cleared(*section)) return session_in(name, *section);
  }
  const auto there =
      std::ranges::find_if(sections, [&](const std::string& name) { return document.has(name); });
  if (there == sections.end()) return std::nullopt;
  const auto section = document.section(*there);
  const bool holds_keys =
      section->get("aws_access_key_id") || credentials::holds_long_term_keys(*section);
  if (holds_keys) throw not_ours(*there, *section);
  return std::nullopt;
}

std::vector<StoredSession> find_sessions(const credentials::Document& document) {
  std::vector<StoredSession> sessions;
  for (const std::string& name : document.section_names()) {
    try {
      const auto section = document.section(name);
      if (holds_our_session(*section)) sessions.push_back(session_in(name, *section));
    } catch (const Error&) {
      // what cannot be read is not ours, and its fault is told when the file is written
      continue;
    }
  }
  return sessions;
}

std::vector<StoredSession> find_sessions_from(const credentials::Document& document,
                                              const std::vector<std::string>& sections) {
  std::vector<StoredSession> sessions = find_sessions(document);
  std::erase_if(sessions, [&](const StoredSession& session) {
    return std::ranges::find(sections, session.assumed_from) == sections.end();
  });
  return sessions;
}

std::string honoured_until(const StoredSession& session, Time now) {
  if (!session.expiration) return "until it expires";
  if (*session.expiration <= now) return {};
  return "until " + format_local(*session.expiration) + " (" +
         format_duration(*session.expiration - now) + ")";
}

std::string how_to_revoke(const StoredSession& session) {
  return how_to_revoke(session, "the role " + role_name(session.role_arn));
}

std::string how_to_revoke_all_like(const StoredSession& session) {
  return how_to_revoke(session, "each role");
}

std::string words_on_removal(const StoredSession& session) {
  if (session.assumed_from.empty()) return "its session is removed";
  return "its session, assumed from [" + sts::shown_value(session.assumed_from) + "], is removed";
}

}  // namespace stsmfa::verb
