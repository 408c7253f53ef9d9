#pragma once

#include <sys/types.h>

#include <string>

namespace stsmfa::os {

/// The path of the running executable, without links: /proc/self/exe of Linux, where it is empty
/// when /proc is not mounted, or a Mac's _NSGetExecutablePath(3), empty when the file has gone.
std::string executable_path();

/// Who owns the running executable, and so could make it do anything; root where it is not known.
/// In a user namespace without root this is nobody, as root's files all are.
uid_t executable_owner();

}  // namespace stsmfa::os
