#include "session/lock_files.h"

#include "credentials/update.h"
#include "os/file.h"
#include "session/lock_error.h"

#include <filesystem>
#include <system_error>

namespace stsmfa::session {

std::string session_lock_of(const std::string& credentials_file) {
  return os::folder_of(credentials_file) + "/stsmfa.lock";
}

void check_is_other_lock(const std::string& credentials_file) {
  const std::string session_lock = session_lock_of(credentials_file);
  const std::string file_lock = credentials::file_lock_of(credentials_file);
  std::error_code none;
  if (!std::filesystem::equivalent(session_lock, file_lock, none)) return;
  throw is_both_locks(session_lock, file_lock);
}

}  // namespace stsmfa::session
