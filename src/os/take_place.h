#pragma once

#include "os/file.h"
#include "os/file_metadata.h"
#include "os/swap_name.h"
#include "os/temp_file.h"

#include <optional>
#include <string>

namespace stsmfa::os {

/// Whether a file got the place of another.
enum class Placed {
  yes,
  changed,  ///< no: what stands there is not what the caller had read, and stands there still
};

/// Puts `temp` in the place of `target`, provided that `old` stands there (nullopt: nothing does).
///
/// A program that knows nothing of our lock may replace the target at any moment, also between our
/// last look at it and a rename(2), which would destroy what that program wrote. So both exchange
/// their places (renameat2(2)), and what came out is looked at: type, inode, size, time of
/// modification and bytes. Where it is not what was read, it is put back; should a third program
/// have replaced the target meanwhile, its file stays there, and the other one is kept beside it,
/// remarked. Meanwhile the temp has a name by which a later run can do the same (SwapName). Where
/// the kernel or the file system cannot exchange files, a last comparison and the plain rename have
/// to do. What is written in place, by a program that had opened the old file before, after it was
/// looked at is lost.
///
/// Throws Error (file_unusable; action "write", object `target`) when it fails: the old bytes stand
/// then, or, where even putting back failed, the Error says where they are.
Placed take_place(TempFile& temp, const std::string& target, const std::optional<FileContent>& old,
                  Remarks& remarks);

/// Puts the file at `swap`, whose name is `name`, back to `target`, where the file with our bytes
/// stands, and removes that. For what came out of an exchange and was not what had been read.
void put_back(const std::string& swap, const SwapName& name, const std::string& target,
              Remarks& remarks);

/// The sentence part for what another program wrote and only the file at `path` holds.
std::string kept_in(const std::string& path);

}  // namespace stsmfa::os
