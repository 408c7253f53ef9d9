#include "os/room.h"

#include "os/file.h"
#include "os/signal_block.h"
#include "os/temp_file.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stsmfa::os {

namespace {

using Bytes = std::uintmax_t;

Bytes size_of(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 ? static_cast<Bytes>(status.st_size) : 0;
}

bool is_beyond_limit(Bytes size) {
  rlimit limit{};
  return getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
         size > limit.rlim_cur;
}

/// What is kept for the system's own programs counts as none, as for most users.
bool may_be_full(const std::string& folder, Bytes size) {
  struct statvfs disk {};
  if (statvfs(folder.c_str(), &disk) != 0) return false;
  return disk.f_favail == 0 || disk.f_bavail < size / std::max<Bytes>(disk.f_frsize, 1) + 1;
}

void write_zeros(const std::string& target, Bytes size) {
  constexpr std::array<char, 1U << 14U> zeros{};
  std::vector<std::string_view> pieces;
  for (Bytes left = std::max<Bytes>(size, 1); left > 0; left -= pieces.back().size()) {
    pieces.emplace_back(zeros.data(), std::min<Bytes>(left, zeros.size()));
  }
  const SignalBlock signals_wait;
  TempFile temp(target);
  temp.write(pieces);
}

}  // namespace

void check_room(const std::string& target) {
  const Bytes size = size_of(target);
  if (is_beyond_limit(size)) throw write_failure(target, EFBIG);
  if (may_be_full(folder_of(target), size)) write_zeros(target, size);
}

}  // namespace stsmfa::os
