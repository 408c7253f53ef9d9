#pragma once

#include "base/error.h"
#include "session/lock_note.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::session {

// Why a starter does not get its turn.

/// The reason of a holder that somebody has ended with Ctrl-C.
inline constexpr std::string_view was_interrupted = "it was interrupted";

/// Whether a holder had its person leave: by that, or since somebody has closed its terminal. Ours
/// may be there.
bool has_left(const LockNote::Failure& failure);

/// The holder failed at what we wait for: its status and reason, and what helps where it was ended.
Error like_holder(const LockNote::Failure& failure);

/// code_needed: the time is over, or a person is being asked and may not be waited for. `holder` is
/// who is asked where.
Error given_up(const std::string& device, std::string holder);

/// plan_impossible: the section is under way around us, by way of `sections`.
Error needs_itself(const std::vector<std::string>& sections, const std::string& section);

/// file_unusable: one file is both locks, and who holds the one would wait for the other for ever.
Error is_both_locks(const std::string& session_lock, const std::string& file_lock);

}  // namespace stsmfa::session
