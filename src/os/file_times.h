#pragma once

#include <sys/stat.h>

namespace stsmfa::os {

// POSIX has the times of stat(2) as st_mtim and st_ctim, a Mac as st_mtimespec and st_ctimespec.

template <class Status>
timespec modification_time(const Status& status) {
  if constexpr (requires { status.st_mtim; }) {
    return status.st_mtim;
  } else {
    return status.st_mtimespec;
  }
}

template <class Status>
timespec change_time(const Status& status) {
  if constexpr (requires { status.st_ctim; }) {
    return status.st_ctim;
  } else {
    return status.st_ctimespec;
  }
}

}  // namespace stsmfa::os
