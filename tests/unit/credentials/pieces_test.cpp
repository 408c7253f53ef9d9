#include "credentials/pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace stsmfa::credentials {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string text = "one two three";

/// "one 2 three"
Pieces edited() {
  Pieces pieces(std::string_view(text).substr(0, 4));
  pieces.add(Secret("2"));
  pieces.add(std::string_view(text).substr(7));
  return pieces;
}

TEST(Pieces, AreViewsAndWhatStandsBetweenThem) {
  const Pieces pieces = edited();
  EXPECT_THAT(pieces.views(), ElementsAre("one ", "2", " three"));
  EXPECT_EQ(pieces.views()[0].data(), text.data()) << "no copy";
  EXPECT_EQ(pieces.size(), 11U);
  EXPECT_EQ(pieces.joined().reveal(), "one 2 three");
}

TEST(Pieces, StayWhatTheyAreWhenTheyAreMoved) {
  Pieces pieces = edited();
  const Pieces moved = std::move(pieces);
  EXPECT_EQ(moved.joined().reveal(), "one 2 three");
}

TEST(Pieces, AreNoneWhereThereIsNothing) {
  Pieces pieces("");
  pieces.add(Secret());
  EXPECT_THAT(pieces.views(), IsEmpty());
  EXPECT_EQ(pieces.joined().reveal(), "");
  EXPECT_TRUE(pieces.equal(""));
}

TEST(Pieces, GiveAnyPartAsOne) {
  const Pieces pieces = edited();
  EXPECT_EQ(pieces.part(2, 5).reveal(), "e 2 t");
  EXPECT_EQ(pieces.part(4, 1).reveal(), "2");
  EXPECT_EQ(pieces.part(8, 100).reveal(), "ree");
  EXPECT_EQ(pieces.part(3, 0).reveal(), "");
  EXPECT_EQ(pieces.part(11, 5).reveal(), "");
}

TEST(Pieces, EqualTheTextThatHasTheirBytes) {
  EXPECT_TRUE(edited().equal("one 2 three"));
  EXPECT_FALSE(edited().equal("one 3 three"));
  EXPECT_FALSE(edited().equal("one 2 three "));
  EXPECT_FALSE(edited().equal(text));
  EXPECT_TRUE(Pieces(text).equal(text));
}

}  // namespace
}  // namespace stsmfa::credentials
