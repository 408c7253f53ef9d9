#pragma once

#include "batch/target.h"
#include "os/file.h"
#include "profile/context.h"
#include "session/snapshot.h"

#include <sys/stat.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace stsmfa::batch {

/// What there is to do with the file as it was at one moment. Its text, other people's keys in it,
/// is not kept.
struct BatchSnapshot {
  Batch batch = {};
  struct stat status = {};  ///< of the file that was read
  /// The hashes of the tokens in the sections of what is to be done, by their names; nullopt where
  /// there is no such section yet.
  std::map<std::string, std::optional<std::size_t>> old_tokens = {};
};

/// Looks at `content`, the credentials file's. Throws what make_batch throws.
BatchSnapshot take_batch_snapshot(const profile::Context& context, const os::FileContent& content);

/// The same with the file as it is now. Throws Error (file_unusable) when it has gone.
BatchSnapshot take_another_batch_snapshot(const profile::Context& context);

/// Whether anything of a target, or of any, can be done and is not done yet.
bool is_work(const Target& target);
bool has_work(const Batch& batch);

/// Whether somebody has done the first snapshot's work meanwhile, even `--force`'s.
bool is_done_since(const profile::Context& context, const BatchSnapshot& first);

}  // namespace stsmfa::batch
