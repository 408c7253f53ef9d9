#pragma once

#include <string>

namespace stsmfa::os {

enum class RenameKind { over, to_new, exchange };

/// One rename(2) of that kind, see rename.h. Linux has the two others by renameat2(2), a Mac by
/// renamex_np(2); a system that has neither gives ENOSYS for them. Gives the errno value, 0 on
/// success.
int rename_call(const std::string& from, const std::string& to, RenameKind kind);

}  // namespace stsmfa::os
