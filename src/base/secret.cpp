#include "base/secret.h"

#include "base/huge_pages.h"

#include <algorithm>
#include <utility>

namespace stsmfa {

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
