#pragma once

#include "app/code_source.h"
#include "app/destination.h"
#include "app/plan.h"
#include "app/report.h"
#include "app/session_lock.h"
#include "app/world.h"
#include "credentials/session.h"

namespace stsmfa::app {

/// A session as STS has just granted it.
struct Obtained {
  credentials::Session session;
  Seconds granted;  ///< by AWS's clock, which may be right where ours is not
};

/// Everything between "stale" and "write it".
struct Obtain {
  const Plan& plan;
  const Destination& destination;
  const World& world;
  CodeSource& codes;
  SessionLock& lock;
  const Report& report;
};

/// Gets codes and calls STS until there is a session. A code goes out once; only when AWS refused
/// the signature or the clock before it looked at the code does it go out once more, re-signed with
/// AWS's time. A code that was sent a moment ago by anybody is not sent at all. A call without a
/// code is tried three times when AWS is busy or unreached, with the SDKs' back-off.
/// Throws Error with the reason in the end.
Obtained obtain(const Obtain& context);

/// A request without a body: resolve, connect, shake hands. Sent while a person types, so that a
/// missing network is said before a code is spent.
sts::Request connect_request(const Destination& destination);

}  // namespace stsmfa::app
