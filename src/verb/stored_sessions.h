#pragma once

#include "base/time.h"
#include "credentials/document.h"
#include "credentials/edit.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::verb {

/// A session of ours as it stands in a section of the credentials file, or what has remained of one
/// beside long-term keys.
struct StoredSession {
  enum class Kind {
    session,
    remains,  ///< our marks and a dead token, the session's keys being overwritten by long-term
              ///< ones
  };
  Kind kind = Kind::session;
  std::string section;
  credentials::Edit removal = {.section = {}};  ///< long-term keys stay
  std::string role_arn = {};                    ///< empty: GetSessionToken, no role
  std::string assumed_from = {};                ///< of a kept session: its source's section
  std::optional<Time> expiration = {};          ///< nullopt when it cannot be read
};

/// The session of the first of `sections` that holds one of ours, or of anybody's what has remained
/// beside long-term keys. nullopt when there is none and
/// the first of them that is there holds no key at all: nothing to clear. Throws Error
/// (plan_impossible) when it holds keys that are not ours to remove, long-term ones before all.
std::optional<StoredSession> find_session(const credentials::Document& document,
                                          const std::vector<std::string>& sections);

/// Every session of ours and what has remained of one, in the order of the file. Sections that
/// cannot be read are passed over.
std::vector<StoredSession> find_sessions(const credentials::Document& document);

/// The sessions that are kept of those that were assumed from the session of one of `sections`, in
/// the order of the file.
std::vector<StoredSession> find_sessions_from(const credentials::Document& document,
                                              const std::vector<std::string>& sections);

/// Until when AWS honours a session that has been removed from the file: `until 2026-11-21
/// 20:31:36+00:00 (11h 2m)`. Empty for one that has expired.
std::string honoured_until(const StoredSession& session, Time now);

/// How such a session is revoked.
std::string how_to_revoke(const StoredSession& session);

/// How all sessions of its kind are: no role is named.
std::string how_to_revoke_all_like(const StoredSession& session);

/// `its session, assumed from [login], is removed`. What looks like a secret in the place of a name
/// is not shown.
std::string words_on_removal(const StoredSession& session);

}  // namespace stsmfa::verb
