#include "base/secret.h"

#include <gtest/gtest.h>

#include <array>
#include <concepts>
#include <ostream>
#include <string>
#include <type_traits>
#include <utility>

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

TEST(Secret, TakesAPartOfItself) {
  Secret secret("0123456789");
  for (int i = 0; i < 6; ++i) {
    secret.append(secret.reveal());
  }
  EXPECT_EQ(secret.size(), 640U);
  EXPECT_TRUE(secret.reveal().ends_with("90123456789"));
}

TEST(Secret, IsCopiedAndAssignedWhole) {
  const Secret first("first");
  Secret copy = first;
  copy.append("!");
  EXPECT_EQ(first.reveal(), "first");
  EXPECT_EQ(copy.reveal(), "first!");
  copy = first;
  EXPECT_EQ(copy, first);
  copy = Secret();
  EXPECT_TRUE(copy.empty());
}

TEST(Secret, IsWrittenToInPlace) {
  Secret secret("ab");
  char* bytes = secret.resize(4);
  bytes[2] = 'c';
  bytes[3] = 'd';
  EXPECT_EQ(secret.reveal(), "abcd");
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

}  // namespace
}  // namespace stsmfa
