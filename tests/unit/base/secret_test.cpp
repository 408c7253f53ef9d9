#include "base/secret.h"

#include <gtest/gtest.h>

#include <array>
#include <concepts>
#include <cstdlib>
#include <cstring>
#include <new>
#include <ostream>
#include <string>
#include <type_traits>
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
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { give_back(memory); }

namespace stsmfa {
namespace {

template <typename T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};
static_assert(!Printable<Secret>, "a secret is not printed by accident");
static_assert(!std::convertible_to<Secret, std::string_view>, "nor taken for a text");
static_assert(!std::convertible_to<std::string_view, Secret>, "nor a text for a secret");
static_assert(std::is_nothrow_move_constructible_v<Secret>);

TEST(Secret, HoldsAnyBytes) {
  const std::string_view bytes("a\0b\xff\n", 5);
  EXPECT_EQ(Secret(bytes).reveal(), bytes);
  EXPECT_EQ(Secret(bytes).size(), 5U);
  EXPECT_TRUE(Secret().empty());
  EXPECT_EQ(Secret().reveal(), "");
}

TEST(Secret, GrowsAtItsEnd) {
  Secret secret("key");
  secret.append('=');
  secret.append("value");
  secret.append("");
  EXPECT_EQ(secret.reveal(), "key=value");
}

TEST(Secret, IsWrittenToInPlace) {
  Secret secret("ab");
  char* bytes = secret.resize(4);
  EXPECT_EQ(secret.reveal(), std::string_view("ab\0\0", 4));
  bytes[2] = 'c';
  EXPECT_EQ(secret.reveal(), std::string_view("abc\0", 4));
  secret.resize(1);
  EXPECT_EQ(secret.reveal(), "a");
}

TEST(Secret, IsComparedByItsBytes) {
  EXPECT_EQ(Secret("a"), Secret("a"));
  EXPECT_FALSE(Secret("a") == Secret("b"));
  EXPECT_FALSE(Secret("a") == Secret("ab"));
}

TEST(Secret, MovesWithoutLeavingACopy) {
  Secret first("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  const char* place = first.reveal().data();
  const Secret second = std::move(first);
  EXPECT_EQ(second.reveal().data(), place);
  EXPECT_TRUE(first.empty());  // NOLINT(*-use-after-move): that is the question
}

TEST(Wipe, LeavesNothing) {
  std::array<char, 8> memory = {'p', 'a', 's', 's', 'w', 'o', 'r', 'd'};
  wipe(memory.data(), 4);
  EXPECT_EQ(std::string_view(memory.data(), 8), std::string_view("\0\0\0\0word", 8));
}

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
