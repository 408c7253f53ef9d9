#include "base/secret.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

namespace stsmfa {

namespace {

/// Huge pages for what is large: 20 MB take twice as long to be filled where each of the 4,900
/// small pages has to be faulted in.
void advise_huge_pages(char* memory, std::size_t size) {
  constexpr std::size_t much = std::size_t{4} << 20U;
  if (size < much) return;
  void* start = memory;
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  if (std::align(page, much / 2, start, size) == nullptr) return;
  madvise(start, size, MADV_HUGEPAGE);  // advice: what comes of it does not matter
}

}  // namespace

void wipe(void* memory, std::size_t size) noexcept { explicit_bzero(memory, size); }

Secret::~Secret() {
  if (bytes_ == nullptr) return;
  wipe(bytes_, capacity_);
  delete[] bytes_;
}

void Secret::swap(Secret& other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
}

void Secret::reserve(std::size_t size) {
  if (size <= capacity_) return;
  Secret larger;
  larger.bytes_ = new char[size];
  advise_huge_pages(larger.bytes_, size);
  larger.capacity_ = size;
  larger.size_ = size_;
  std::copy_n(bytes_, size_, larger.bytes_);
  swap(larger);
}

void Secret::append(std::string_view bytes) {
  if (size_ + bytes.size() > capacity_) {
    Secret larger;
    larger.reserve(std::max(size_ + bytes.size(), 2 * capacity_));
    larger.append(reveal());
    larger.append(bytes);
    swap(larger);
    return;
  }
  std::copy(bytes.begin(), bytes.end(), bytes_ + size_);
  size_ += bytes.size();
}

char* Secret::resize(std::size_t size) {
  reserve(size);
  size_ = size;
  return bytes_;
}

}  // namespace stsmfa
