#pragma once

#include "app/assume_roles.h"
#include "app/caller.h"
#include "app/plan.h"

#include <optional>

namespace stsmfa::app {

/// What came of assuming a plan's roles from the shared session of its keys.
struct SharedAttempt {
  std::optional<Obtained> obtained = {};
  bool is_over = false;      ///< AWS does not know the session (any more): it is worth nothing
  std::string refusal = {};  ///< what AWS said where it did not grant the first role
};

/// Assumes the roles of a plan, whose role sessions have names, from `shared`. A first role that
/// AWS refuses to this session (its trust policy may ask for a more recent code) is no Error: it
/// may be granted to the keys with a code. Every other failure throws Error.
SharedAttempt assume_from_shared(const Caller& caller, const Plan& plan,
                                 const credentials::Session& shared);

/// Whether a refusal is about the session that signed, and not about what was asked for: it has
/// been revoked, or its keys have gone (reference: "Troubleshooting IAM", common errors).
bool is_over(const Answer& answer);

}  // namespace stsmfa::app
