#include "credentials/update.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"
#include "credentials/verify.h"
#include "os/file.h"
#include "os/file_lock.h"
#include "os/file_metadata.h"
#include "os/new_file.h"

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace stsmfa::credentials {

namespace {

std::string lock_of(const std::string& target) {
  return os::folder_of(target) + "/credentials.lock";
}

/// Takes the lock; a remark where the file system has none.
os::Remarks acquire(os::FileLock& lock, std::chrono::milliseconds timeout) {
  switch (lock.acquire(timeout, [] { return false; })) {
    case os::FileLock::Outcome::held:
      return {};
    case os::FileLock::Outcome::unavailable:
      return {
          "its file system has no locks: a program that writes it at the same moment is not kept "
          "out"};
    case os::FileLock::Outcome::timed_out:
      break;
  }
  throw file_error("lock", lock.path(),
                   "another program (stsmfa, aws-runas) has held it for " +
                       std::to_string(timeout.count() / 1000) + " s");
}

/// One try; nullopt when somebody else changed the file meanwhile.
std::optional<Update> try_update(const std::string& path, const MakeEdits& make_edits,
                                 std::chrono::milliseconds timeout) {
  const std::string target = os::resolve(path);
  os::FileLock lock(lock_of(target));
  Update update{.remarks = acquire(lock, timeout)};
  const auto old = os::read_file(target);
  const Document document(old ? old->bytes.reveal() : "", path);
  const std::vector<Edit> edits = make_edits(document);
  const Secret edited = credentials::apply_edits(document, edits);
  if (edited.reveal() == document.text()) return update;
  verify(document, edited.reveal(), edits);
  check_keys_kept(document, edited.reveal(), edits);
  update.faults = document.faults();
  os::Replacement replacement = os::replace_file(target, old, edited.reveal());
  if (replacement.outcome == os::Replaced::changed) return std::nullopt;
  update.written = true;
  std::ranges::move(replacement.remarks, std::back_inserter(update.remarks));
  return update;
}

}  // namespace

void check_updatable(const std::string& target) {
  os::check_replaceable(target);
  os::check_lock_file(lock_of(target));
}

void check_place(const std::string& path) {
  const bool is_there = ::access(os::folder_of(path).c_str(), F_OK) == 0;
  if (is_there) check_updatable(os::resolve(path));
}

Update update_file(const std::string& path, const MakeEdits& make_edits,
                   std::chrono::milliseconds timeout) {
  constexpr int tries = 10;
  os::make_folders(os::folder_of(path));
  for (int i = 0; i < tries; ++i) {
    if (auto update = try_update(path, make_edits, timeout)) return std::move(*update);
  }
  throw file_error("write", path,
                   "another program changed it each of " + std::to_string(tries) + " times");
}

Update update_file(const std::string& path, const std::vector<Edit>& edits,
                   std::chrono::milliseconds timeout) {
  return update_file(
      path, [&](const Document&) { return edits; }, timeout);
}

}  // namespace stsmfa::credentials
