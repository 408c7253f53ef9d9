#include "base/secret.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <utility>

namespace {

/// One piece of memory, and what it held when it was given back to the heap.
struct Watch {
  static inline const void* memory = nullptr;
  static inline std::size_t size = 0;
  static inline std::array<char, 64> found = {};
};

void give_back(void* memory) noexcept {
  if (memory != nullptr && memory == Watch::memory) {
    std::memcpy(Watch::found.data(), memory, Watch::size);
  }
  std::free(memory);
}

}  // namespace

// The heap of this program, so that a test sees the memory that others give back.
void* operator new(std::size_t size) {
  void* memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new[](std::size_t size) { return operator new(size); }
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete[](void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t /*size*/) noexcept { give_back(memory); }

namespace stsmfa {
namespace {

/// What a secret's memory held when the heap got it back.
std::string given_back_by(void (*use)(Secret&)) {
  Secret secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  Watch::memory = secret.reveal().data();
  Watch::size = secret.size();
  Watch::found.fill('?');
  use(secret);
  Watch::memory = nullptr;
  return {Watch::found.data(), Watch::size};
}

TEST(Secret, IsWipedWhenItDies) {
  const auto die = [](Secret& secret) { const Secret dying = std::move(secret); };
  EXPECT_EQ(given_back_by(die), std::string(40, '\0'));
}

TEST(Secret, IsWipedWhereItWasWhenItGrows) {
  const auto grow = [](Secret& secret) { secret.reserve(4096); };
  EXPECT_EQ(given_back_by(grow), std::string(40, '\0'));
}

TEST(Secret, IsWipedWhenAnotherTakesItsPlace) {
  const auto assign = [](Secret& secret) { secret = Secret("another"); };
  EXPECT_EQ(given_back_by(assign), std::string(40, '\0'));
}

}  // namespace
}  // namespace stsmfa
