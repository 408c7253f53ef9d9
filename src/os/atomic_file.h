#pragma once

#include "os/file.h"
#include "os/file_metadata.h"
#include "os/leftovers.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::os {

/// How a replacement ended.
enum class Replaced {
  yes,      ///< the new bytes stand
  changed,  ///< nothing was written: the file is no longer what the caller had read
};
struct Replacement {
  Replaced outcome;
  Remarks remarks;  ///< what could not be carried over, or is kept beside the file
};

/// Replaces the content of one file so that every reader sees the old bytes or the new bytes and
/// never anything else, and so that a crash at any moment leaves one or the other (why a power cut
/// does, too, and what is not promised: durability.md).
///
/// `target` is resolved already (resolve) and may not exist yet; `old` is what it held when
/// the new bytes were worked out from it. In order:
///   1. what killed runs left in its folder is put right (clear_leftovers, with `may_give_way`; the
///      caller holds the file lock, so none of it is in use);
///   2. a new temp is made beside the target, 0600 from its first byte, the signals that end a
///      program blocked from here to the rename;
///   3. it gets the target's mode without group and other bits, its owner (or the whole
///      replacement is refused), its group as far as may be, the SELinux label and the `user.*`
///      attributes; ACLs are dropped and remarked. A target that is new stays 0600 and, if root
///      makes it in somebody else's folder, becomes theirs;
///   4. all pieces are written, one behind the other; `meanwhile` is called while the disk is at
///      them; they are fsync'ed, and the temp is closed;
///   5. it takes the place of the target (take_place): where what stands there is not `old`, be it
///      at the very last moment, that stays there, the temp is removed and the result is `changed`,
///      so that the caller starts over;
///   6. fsync of the folder; EINVAL means the file system has no such thing and is ignored, any
///      other failure is the remark "written, but perhaps not yet on disk: <cause>".
///
/// Up to the rename any failure, at whatever system call, removes the temp, leaves the old bytes
/// and throws Error (file_unusable; action "write", object `target`). A target that is a mount
/// point cannot be replaced: Error with the hint "mount the folder, not the file". A hard link is
/// replaced and remarked. Blocked signals are unblocked in every case. What `meanwhile` throws is
/// such a failure, too, and goes on to the caller.
Replacement replace_file(
    const std::string& target, const std::optional<FileContent>& old,
    const std::vector<std::string_view>& pieces, const std::function<void()>& meanwhile = [] {},
    const MayGiveWay& may_give_way = gives_way);

/// For a caller whose new bytes are the `old` ones: whether these stand for good. A run that was
/// killed may have left bytes at `target` that the next one takes back, so what is left of it is
/// put right first (clear_leftovers). False: the file is another one now, so that the caller starts
/// over. The caller holds the file lock. Throws what clear_leftovers throws.
bool is_settled(const std::string& target, const FileContent& old, Remarks& remarks,
                const MayGiveWay& may_give_way);

/// Finds out before anybody is asked for a code what would make replace_file fail: the folder not
/// writable for us, the file not ours to give back to its owner, a read-only file system, a mount
/// point as target or an immutable one (obstacle.h). Throws the Error that replace_file
/// would throw; changes nothing.
void check_replaceable(const std::string& target);

}  // namespace stsmfa::os
