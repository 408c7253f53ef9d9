#include "os/write_pieces.h"

#include "os/sync.h"

#include <sys/uio.h>

#include <cerrno>
#include <climits>
#include <cstddef>
#include <span>

namespace stsmfa::os {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U;
constexpr std::size_t most_pieces = IOV_MAX;

/// Deals the pieces out, as many as go into one call: small ones are not a call each.
class Batches {
 public:
  explicit Batches(const std::vector<std::string_view>& pieces) : pieces_(pieces) {}

  /// Empty behind the last one.
  std::vector<iovec> next() {
    std::vector<iovec> batch;
    std::size_t left = most_bytes;
    while (left > 0 && batch.size() < most_pieces && at_ < pieces_.size()) {
      const std::string_view piece = pieces_[at_].substr(done_, left);
      // writev(2) only reads, whatever iovec's type says
      batch.push_back({const_cast<char*>(piece.data()), piece.size()});  // NOLINT(*-const-cast)
      left -= piece.size();
      done_ += piece.size();
      if (done_ < pieces_[at_].size()) break;
      ++at_;
      done_ = 0;
    }
    return batch;
  }

 private:
  const std::vector<std::string_view>& pieces_;
  std::size_t at_ = 0;    ///< the piece that is next
  std::size_t done_ = 0;  ///< of its bytes
};

int write_batch(int fd, std::span<iovec> batch) {
  while (!batch.empty()) {
    const ssize_t count = writev(fd, batch.data(), static_cast<int>(batch.size()));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    auto written = static_cast<std::size_t>(count);
    while (!batch.empty() && written >= batch.front().iov_len) {
      written -= batch.front().iov_len;
      batch = batch.subspan(1);
    }
    if (batch.empty()) break;
    batch.front().iov_base = static_cast<char*>(batch.front().iov_base) + written;
    batch.front().iov_len -= written;
  }
  return 0;
}

std::size_t size_of(std::span<const iovec> batch) {
  std::size_t size = 0;
  for (const iovec& piece : batch) {
    size += piece.iov_len;
  }
  return size;
}

void begin_with(int fd, std::size_t begin, std::size_t size) {
  start_writing_out(fd, static_cast<off_t>(begin), static_cast<off_t>(size));
}

}  // namespace

int write_pieces(int fd, const std::vector<std::string_view>& pieces) {
  Batches batches(pieces);
  std::size_t written = 0;
  std::size_t begun = 0;
  for (auto batch = batches.next(); !batch.empty(); batch = batches.next()) {
    const std::size_t size = size_of(batch);
    if (const int error_number = write_batch(fd, batch)) return error_number;
    written += size;
    if (written - begun < most_bytes) continue;
    begin_with(fd, begun, written - begun);
    begun = written;
  }
  if (begun > 0 && begun < written) begin_with(fd, begun, written - begun);
  return 0;
}

}  // namespace stsmfa::os
