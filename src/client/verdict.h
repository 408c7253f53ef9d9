#pragma once

#include "base/error.h"
#include "credentials/session.h"
#include "sts/protocol.h"

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::client {

/// What a reply of STS's means for what is to be done next.
enum class Verdict {
  granted,
  code_refused,  ///< wrong, old or used: another code may do
  clock_wrong,   ///< refused for the time in the signature, before anybody looked at the code
  busy,          ///< throttled or broken on AWS's side: later, the same may do
  refused,       ///< no, and asking again will not help
  not_sent,      ///< AWS was not reached; a code in the request is unused
  lost,          ///< it may have been reached; a code in the request counts as used
  foreign,       ///< something answered that is not STS
};

/// Judges a reply to `action` (`AssumeRole`). 200 alone grants nothing: the root element has to be
/// the action's, and where it gives credentials all of their parts have to be there. `now` is the
/// local time, for the clock's verdict.
Verdict judge(const sts::Reply& reply, std::string_view action, Time now);

/// The session that a granting reply holds. It goes into a file that shells and SDKs read, so
/// alphabets and sizes are checked, and the expiration must lie between AWS's now and 36 hours and
/// some after it (the longest that GetSessionToken grants). Throws Error (unreached).
/// `role_arn` is empty for a session without a role.
credentials::Session session_of(const sts::Reply& reply, const std::string& role_arn, Time aws_now);

/// How far the local clock is ahead of AWS's, if by more than five minutes (AWS itself allows 15
/// either way; the SDKs correct from 5).
std::optional<Seconds> clock_error(const sts::Reply& reply, Time now);

/// AWS's time: the Date header, else the time that a clock refusal's message tells.
std::optional<Time> aws_time(const sts::Reply& reply);

}  // namespace stsmfa::client
