#include "base/json.h"
#include "base/secret.h"

#include <gtest/gtest.h>

#include <malloc.h>

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

  /// What no memory that is given back may hold; empty: anything may.
  static inline std::string_view secret = {};
  static inline int copies = 0;
};

void give_back(void* memory) noexcept {
  if (memory != nullptr && memory == Watch::memory) {
    std::memcpy(Watch::found.data(), memory, Watch::size);
  }
  if (memory != nullptr && !Watch::secret.empty()) {
    const std::string_view bytes(static_cast<const char*>(memory), malloc_usable_size(memory));
    if (bytes.find(Watch::secret) != std::string_view::npos) ++Watch::copies;
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
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  return std::malloc(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  return std::malloc(size);
}
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

/// How many copies of the secret key a use of it leaves in the heap.
int copies_left_by(void (*use)(std::string_view json)) {
  static const std::string json =
      R"({"Id": "AKIA", "Key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"} )";
  Watch::copies = 0;
  Watch::secret = std::string_view(json).substr(24, 36);
  use(json);
  Watch::secret = {};
  return Watch::copies;
}

TEST(ReadJsonObject, LeavesNoCopyOfAValueBehind) {
  const auto read = [](std::string_view json) {
    EXPECT_EQ(read_json_object(json).members.size(), 2U);
  };
  EXPECT_EQ(copies_left_by(read), 0);
}

TEST(ReadJsonObject, LeavesNoCopyOfWhatItRefuses) {
  const auto refuse = [](std::string_view json) {
    for (const std::string_view cut : {json.substr(0, json.size() - 1), json.substr(24, 36),
                                       json.substr(22, 38), json.substr(0, json.size() - 2)}) {
      read_json_object(cut);
    }
  };
  EXPECT_EQ(copies_left_by(refuse), 0);
}

TEST(JsonWriter, LeavesNoCopyOfAValueBehind) {
  const auto write = [](std::string_view json) {
    JsonWriter().string("Key", json.substr(22, 40)).number("n", 1).take();
  };
  EXPECT_EQ(copies_left_by(write), 0);
}

TEST(Watch, SeesACopyThatIsNotWiped) {
  EXPECT_EQ(copies_left_by([](std::string_view json) { const std::string copy(json); }), 1);
}

}  // namespace
}  // namespace stsmfa
