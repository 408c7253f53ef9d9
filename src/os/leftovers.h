#pragma once

#include "os/file_metadata.h"

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace stsmfa::os {

/// Whether the file at `ours` may be removed for the one at `theirs`, which it had displaced.
using MayGiveWay = std::function<bool(const std::string& ours, const std::string& theirs)>;

/// The answer for bytes of which nobody needs to keep any.
inline bool gives_way(const std::string& /*ours*/, const std::string& /*theirs*/) { return true; }

/// Puts right what runs that were killed left beside `target`, as far as it is ours or, for root,
/// `owner`'s: their temp files are removed, and of two files that were exchanged (SwapName) the one
/// with our bytes or with those that ours replaced. What a third program wrote at that moment is
/// put back if our bytes stand at the target and `may_give_way` allows it, else kept and remarked,
/// and never removed. The caller holds the file lock, so that none of them is in use. What cannot
/// be removed stays. Throws Error (file_unusable; action "write", object `target`) when putting
/// back fails.
void clear_leftovers(const std::string& target, uid_t owner, Remarks& remarks,
                     const MayGiveWay& may_give_way);

/// The paths of what a third program wrote and runs that were killed have left beside `target`, be
/// it put back by the next or not. For those who only look.
std::vector<std::string> foreign_leftovers(const std::string& target, uid_t owner);

/// The paths of what the next run removes: temp files and exchanged ones, with keys in them. One
/// may be the temp file of a run that goes on at this moment, unless the caller holds the file
/// lock.
std::vector<std::string> needless_leftovers(const std::string& target, uid_t owner);

}  // namespace stsmfa::os
