#pragma once

#include "client/assume_role.h"
#include "client/client.h"
#include "credentials/edit.h"
#include "credentials/session.h"
#include "profile/plan.h"
#include "session/lock.h"
#include "session/obtain.h"
#include "session/renewal.h"
#include "session/run.h"

#include <optional>
#include <vector>

namespace stsmfa::session {

/// What a renewal came to.
struct Renewed {
  client::Obtained obtained;
  std::vector<credentials::Edit> edits = {};  ///< of other sections than the renewal's own
};

/// The session of a renewal: from the shared session of its keys, if there is one and AWS grants it
/// to that; else with a code, which makes the shared session first where the plan wants one. A
/// shared session that AWS does not know any more is taken out of the file. Throws Error,
/// Interrupted; a shared session that was made is written before that.
Renewed obtain_by_shared_session(Renewal& renewal, const Obtainer& obtainer, Lock& lock,
                                 const Run& run);

/// What came of assuming a plan's roles from the shared session of its keys.
struct SharedAttempt {
  std::optional<client::Obtained> obtained = {};
  bool is_over = false;      ///< AWS does not know the session (any more): it is worth nothing
  std::string refusal = {};  ///< what AWS said where it did not grant the first role
};

/// Assumes the roles of a plan, whose role sessions have names, from `shared`. A first role that
/// AWS refuses to this session (its trust policy may ask for a more recent code) is no Error: it
/// may be granted to the keys with a code. Every other failure throws Error.
SharedAttempt assume_from_shared(const client::Client& client, const profile::Plan& plan,
                                 const credentials::Session& shared);

/// Whether a refusal is about the session that signed, and not about what was asked for: it has
/// been revoked, or its keys have gone (reference: "Troubleshooting IAM", common errors).
bool is_over(const client::JudgedReply& judged);

}  // namespace stsmfa::session
