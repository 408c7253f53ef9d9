#pragma once

#include "base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::os {

/// Where a program is, or why it cannot be run.
struct FoundProgram {
  std::string path = {};
  int error_number = 0;  ///< 0: `path` is an executable file
};

/// Looks a command up as a shell does: a name with a slash is a path, any other is looked for in
/// the folders of `search_path` (separated by colons; an empty one is the current folder). The
/// error is ENOENT (or ENOTDIR) for what is not there, EISDIR for a path that is a folder, EACCES
/// for a file that may not be executed; such a file counts only if no later folder has a better
/// one.
FoundProgram find_program(const std::string& name, std::string_view search_path);

/// The interpreter that the script at `path` names in its first line (`#!/bin/sh -e`), and whether
/// it can be run: without it execve(2) fails. No path, and no error, for everything else.
FoundProgram find_interpreter(const std::string& path);

/// Becomes the program at `path`, with exactly these arguments (the first is the name by which it
/// was called) and this environment (`NAME=value`, complete). The process keeps its id, process
/// group, terminal and signal mask; what we have changed of signals and limits is put back before
/// (restore_inherited), and our own descriptors close. A file that execve(2) does not know is run
/// by /bin/sh, as execvp(3) does, unless it is binary, as bash tells: that is ENOEXEC. Returns only
/// on failure, with the errno of execve(2), and the process is protected again then. Throws
/// Interrupted when a watched signal has arrived.
int become(const std::string& path, const std::vector<std::string>& arguments,
           const std::vector<Secret>& environment);

}  // namespace stsmfa::os
