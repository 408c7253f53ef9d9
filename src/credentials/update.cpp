#include "credentials/update.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"
#include "credentials/verify.h"
#include "os/file.h"
#include "os/file_lock.h"
#include "os/file_metadata.h"
#include "os/new_file.h"
#include "os/patience.h"
#include "os/room.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

namespace stsmfa::credentials {

std::string file_lock_of(const std::string& target) {
  return os::folder_of(target) + "/credentials.lock";
}

namespace {

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

/// Said once, however many tries find it.
void add_remarks(os::Remarks& remarks, const os::Remarks& more) {
  for (const std::string& remark : more) {
    if (!std::ranges::count(remarks, remark)) remarks.push_back(remark);
  }
}

struct Request {
  const std::string& path;
  const MakeEdits& make_edits;
  std::chrono::milliseconds timeout;
  std::optional<Reading> known;  ///< for the first try
};

/// The file as it is, or as stat(2) tells that it still is: replace_file() compares every byte of
/// what it replaces.
Reading read(const std::string& target, Request& request) {
  std::optional<Reading> known = std::exchange(request.known, std::nullopt);
  if (known && known->content && os::is_unchanged(target, known->content->status)) {
    return std::move(*known);
  }
  known.reset();  // two of them would be most of our memory
  auto content = os::read_file(target);
  Document document(content ? content->bytes.reveal() : "", request.path);
  return {std::move(content), std::move(document)};
}

std::vector<Fault> faults_of(const Reading& reading) {
  return reading.faults ? *reading.faults : reading.document.faults();
}

/// A run that was killed in the middle of an exchange may have written keys that stand nowhere else
/// (`setup`, `rotate`): where they do, or nobody can tell, our bytes stay.
bool may_give_way(const std::string& ours, const std::string& theirs) {
  try {
    const auto old = os::read_file(theirs);
    const auto written = os::read_file(ours);
    return old && written &&
           holds_all_keys(Document(old->bytes.reveal(), theirs),
                          Document(written->bytes.reveal(), ours));
  } catch (const Error&) {
    return false;
  }
}

/// How a try has ended.
enum class Try {
  done,
  changed,  ///< somebody else changed the file meanwhile
  lacking,  ///< lacks_section(), and there is patience left for another look
};

/// For edits that change nothing, and so compare nothing.
Try leave(const std::string& target, const std::optional<os::FileContent>& old, Update& update) {
  os::Remarks remarks;
  const bool is_settled = !old || (os::is_settled(target, *old, remarks, may_give_way) &&
                                   os::holds(target, old->bytes.reveal()).value_or(false));
  add_remarks(update.remarks, remarks);
  return is_settled ? Try::done : Try::changed;
}

Try try_update(Request& request, const os::Patience& patience, Update& update) {
  const std::string target = os::resolve(request.path);
  os::FileLock lock(file_lock_of(target));
  add_remarks(update.remarks, acquire(lock, request.timeout));
  const Reading reading = read(target, request);
  const std::optional<os::FileContent>& old = reading.content;
  const Document& document = reading.document;
  const std::vector<Edit> edits = request.make_edits(document);
  const auto lacks = [&](const Edit& edit) { return lacks_section(document, edit); };
  Pieces edited;
  try {
    edited = credentials::apply_edits(document, edits);
  } catch (const Error&) {
    if (patience.is_left() && std::ranges::any_of(edits, lacks)) return Try::lacking;
    throw;
  }
  if (edited.equal(document.text())) return leave(target, old, update);
  verify(document, edited, edits);
  check_keys_kept(document, edited, edits);
  const os::Replacement replacement = os::replace_file(
      target, old, edited.views(), [&] { update.faults = faults_of(reading); }, may_give_way);
  add_remarks(update.remarks, replacement.remarks);
  update.written = replacement.outcome == os::Replaced::yes;
  return update.written ? Try::done : Try::changed;
}

}  // namespace

void check_permitted(const std::string& target) {
  os::check_replaceable(target);
  os::check_lock_file(file_lock_of(target));
}

void check_updatable(const std::string& target) {
  check_permitted(target);
  os::check_room(target);
}

void check_place(const std::string& path) {
  const bool is_there = ::access(os::folder_of(path).c_str(), F_OK) == 0;
  if (is_there) check_updatable(os::resolve(path));
}

Update update_file(const std::string& path, const MakeEdits& make_edits,
                   std::chrono::milliseconds timeout, std::optional<Reading> known) {
  constexpr int tries = 10;
  os::make_folders(os::folder_of(path));
  Request request{path, make_edits, timeout, std::move(known)};
  Update update;
  os::Patience patience;
  for (int tried = 0; tried < tries;) {
    switch (try_update(request, patience, update)) {
      case Try::done:
        return update;
      case Try::changed:
        ++tried;
        break;
      case Try::lacking:
        patience.wait();
        break;
    }
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
