#include "credentials/changed_part.h"

#include "tests/unit/credentials/edit_support.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace stsmfa::credentials {
namespace {

/// What has changed of `text`: before, `=>` and after; the sections that it was, in brackets.
std::string changed(const std::string& text, const std::vector<Edit>& edits) {
  const Document document(text, "credentials");
  const Pieces pieces = apply_edits(document, edits);
  const ChangedPart part = changed_part(document, pieces);
  std::string words = text.substr(part.begin, part.end - part.begin) + "=>\n";
  words += part.text.reveal();
  for (const Block& block : part.old_blocks) {
    words += "(" + std::string(block.name) + ")";
  }
  return words;
}

const Edit set_b = edit_of("b", {{"k", "new"}});

TEST(ChangedPart, IsTheSectionFromItsHeaderToTheNext) {
  EXPECT_EQ(changed("[a]\nk = 1\n[b]\nk = 1\nl = 2\n[c]\nk = 1\n[d]\n", {set_b}),
            "[b]\nk = 1\nl = 2\n=>\n[b]\nk = new\nl = 2\n(b)");
}

TEST(ChangedPart, GoesFromTheFirstEditToTheLast) {
  EXPECT_EQ(changed("[a]\n[b]\nk = 1\n[c]\nk = 1\n[d]\nk = 1\n[e]\n",
                    {set_b, edit_of("d", {{"k", std::nullopt}})}),
            "[b]\nk = 1\n[c]\nk = 1\n[d]\nk = 1\n=>\n[b]\nk = new\n[c]\nk = 1\n[d]\n(b)(c)(d)");
}

TEST(ChangedPart, EndsWithTheText) {
  EXPECT_EQ(changed("[a]\n[b]\nk = 1\n", {set_b}), "[b]\nk = 1\n=>\n[b]\nk = new\n(b)");
  EXPECT_EQ(changed("k = 0\n[b]\nk = 1\n[c]\n", {set_b}), "[b]\nk = 1\n=>\n[b]\nk = new\n(b)");
}

/// Some readers take it for a part of the value above it.
TEST(ChangedPart, HasNoBoundAtAHeaderThatIsIndented) {
  const std::string text = "[a]\n[b]\n  [c]\nk = 1\n[d]\n  [e]\n";
  EXPECT_EQ(changed(text, {edit_of("c", {{"k", "new"}})}),
            "[b]\n  [c]\nk = 1\n=>\n[b]\n  [c]\nk = new\n(b)(c)");
  EXPECT_EQ(changed(text, {edit_of("e", {{"k", "new"}})}),
            "[d]\n  [e]\n=>\n[d]\n  [e]\nk = new\n(d)(e)");
}

/// What is appended belongs to the section above it for whoever reads on from there.
TEST(ChangedPart, HoldsWhatANewSectionFollows) {
  EXPECT_EQ(changed("[a]\nk = 1\n[c]\nk = 1\n", {set_b}),
            "[c]\nk = 1\n=>\n[c]\nk = 1\n[b]\nk = new\n(c)");
  EXPECT_EQ(changed("", {set_b}), "=>\n[b]\nk = new\n");
}

TEST(ChangedPart, IsAllOfItWherePiecesLieElsewhere) {
  const std::string text = "[a]\nk = 1\n[b]\nk = 1\n";
  const std::string copy = text;
  const ChangedPart part = changed_part(Document(text, "credentials"), Pieces(copy));
  EXPECT_EQ(part.begin, 0U);
  EXPECT_EQ(part.end, text.size());
  EXPECT_EQ(part.text.reveal(), text);
}

}  // namespace
}  // namespace stsmfa::credentials
