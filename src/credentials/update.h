#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"
#include "os/atomic_file.h"
#include "os/file.h"
#include "os/file_metadata.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::credentials {

/// What an update did and what its user should hear of.
struct Update {
  bool written = false;      ///< false: the file held all of it already
  os::Remarks remarks = {};  ///< what the replacement could not carry over
  std::vector<credentials::Fault> faults =
      {};  ///< faults that were there before, in parts that are not ours
};

/// The file as somebody has read it.
struct Reading {
  std::optional<os::FileContent> content;  ///< nullopt: there was none
  Document document;                       ///< of the content
  /// Of the document, where somebody has had the time to look for them.
  std::optional<std::vector<Fault>> faults = {};
};

/// The path of the file lock: `credentials.lock` in the folder of `target`, which is resolved
/// already. The name is that of aws-runas.
std::string file_lock_of(const std::string& target);

/// Finds out what would make update_file fail, whatever the edits: os::check_replaceable, and a
/// `credentials.lock` that is none (a folder, a link). `target` is resolved already. Throws the
/// Error that update_file would throw; changes nothing.
void check_permitted(const std::string& target);

/// Before anybody is asked for a code: that, and whether there is room for the new file
/// (os::check_room). Leaves nothing behind.
void check_updatable(const std::string& target);

/// The same for a path that may not be there, nor its folder, which is made when there is something
/// to write into it.
void check_place(const std::string& path);

/// Makes the edits in the credentials file at `path`, all in one rewrite:
///   lock file_lock_of the resolved file (`timeout`, then Error file_unusable saying who may hold
///   it); read the bytes as they are now, or find that they are those which are `known`, and so
///   parsed already; apply each edit; verify the result and that no long-term pair is lost
///   (kept_keys.h); stop if nothing changed and what was read stands for good (os::is_settled);
///   os::replace_file; start over (at most ten times) when somebody else changed the file
///   meanwhile, and look again for about a second while a section is missing that must be there,
///   since a program that writes in place empties the file first.
/// Never called while a person is being asked or the network is waited for. Where the file system
/// has no flock it goes on without and says so in the remarks. A missing file is made, 0600.
/// Throws Error; the file then holds its old bytes.
Update update_file(const std::string& path, const std::vector<Edit>& edits,
                   std::chrono::milliseconds timeout);

/// The edits that the file as it is now, under the lock, calls for; none: nothing is written. May
/// be asked several times, of which the last counts: nineteen more while one of them lacks its
/// section. What it throws ends the update.
using MakeEdits = std::function<std::vector<Edit>(const credentials::Document&)>;
Update update_file(const std::string& path, const MakeEdits& make_edits,
                   std::chrono::milliseconds timeout, std::optional<Reading> known = std::nullopt);

}  // namespace stsmfa::credentials
