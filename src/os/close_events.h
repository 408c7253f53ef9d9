#pragma once

#include "os/fd.h"

namespace stsmfa::os {

/// Tells when a process closes a file that it had open for writing, its end included (inotify(7),
/// IN_CLOSE_WRITE). A courtesy: on a network's file system only this machine's closings are seen,
/// and none where the user's inotify instances are used up or /proc is missing. So whoever waits
/// looks from time to time as well.
class CloseEvents {
 public:
  /// Of the file that `file` is open on, by whatever name it has.
  explicit CloseEvents(const Fd& file);

  /// Becomes readable at the first closing after the construction, or after the last forget(); -1
  /// where there are no events.
  int readable() const { return events_.get(); }

  void forget();

 private:
  Fd events_;
};

}  // namespace stsmfa::os
