#include "tests/unit/credentials/edit_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace stsmfa::credentials {
namespace {

const std::string original = "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nr=1\n[z]\nk=1";
const Edit edit = edit_of("x", {{"k", "new"}, {"r", std::nullopt}});

/// `after` as it would be written if no more had changed than what lies between the ends that the
/// two texts have in common.
Pieces with_ends_of(std::string_view before, std::string_view after) {
  const auto front = std::ranges::mismatch(before, after).in1 - before.begin();
  Pieces pieces(before.substr(0, static_cast<std::size_t>(front)));
  after.remove_prefix(static_cast<std::size_t>(front));
  std::size_t back = 0;
  while (back < std::min(after.size(), before.size() - static_cast<std::size_t>(front)) &&
         before[before.size() - back - 1] == after[after.size() - back - 1]) {
    ++back;
  }
  pieces.add(Secret(after.substr(0, after.size() - back)));
  pieces.add(before.substr(before.size() - back));
  return pieces;
}

std::string complaint_about(const Pieces& after, const Edit& made, std::string_view before) {
  try {
    credentials::verify(Document(before, "credentials"), after, {made});
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.status, ExitStatus::file_unusable);
    EXPECT_THAT(error.cause, testing::StartsWith("internal check failed: "));
    return error.cause;
  }
}

/// That all of the file is looked at, or a part, makes no difference.
std::string complaint_about(std::string_view after, const Edit& made = edit,
                            std::string_view before = original) {
  std::string complaint = complaint_about(Pieces(after), made, before);
  EXPECT_EQ(complaint_about(with_ends_of(before, after), made, before).empty(), complaint.empty())
      << after;
  return complaint;
}

TEST(Verify, AcceptsWhatWasAskedFor) {
  EXPECT_EQ(complaint_about("# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\n[z]\nk=1"), "");
}

TEST(Verify, AcceptsTheLastLineEndThatAnAppendedSectionNeeds) {
  const Edit appended = edit_of("n", {{"k", "new"}});
  EXPECT_EQ(complaint_about(original + "\n[n]\nk = new\n", appended), "");
  EXPECT_NE(complaint_about(original + " \n[n]\nk = new\n", appended), "");
}

TEST(Verify, FindsALineThatGoesOnWithTheNextHeader) {
  const std::string before = "[x]\nk = 1\n[z]\nk = 1\n";
  const Edit asked = edit_of("x", {{"k", "2"}});
  EXPECT_EQ(complaint_about("[x]\nk = 2\n[z]\nk = 1\n", asked, before), "");
  EXPECT_NE(complaint_about("[x]\nk = 2[z]\nk = 1\n", asked, before), "");
}

TEST(Verify, FindsBytesThatStandThereTwice) {
  const std::string before = "[x]\nk = 1\n[y]\nk = 1\n[z]\nk = 1\n";
  const std::string_view text = before;
  Pieces twice(text.substr(0, 20));
  twice.add(text.substr(10));
  EXPECT_NE(complaint_about(twice, edit_of("n", {{"k", std::nullopt}}), before), "");
}

TEST(Verify, FindsTheLossOfAByteOrderMark) {
  const std::string before = "\xef\xbb\xbf[x]\nk = 1\n";
  const Edit asked = edit_of("x", {{"k", "2"}});
  EXPECT_EQ(complaint_about("\xef\xbb\xbf[x]\nk = 2\n", asked, before), "");
  EXPECT_NE(complaint_about("[x]\nk = 2\n", asked, before), "");
}

TEST(Verify, FindsAnyOtherChange) {
  const std::vector<std::string> wrong = {
      original,                                                                // nothing done
      "",                                                                      // all lost
      "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = old\n[z]\nk=1",              // another value
      "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\nk = new\n[z]\nk=1",     // twice
      "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\nr=1\n[z]\nk=1",         // not removed
      "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nk = new\n[z]\nk=1",                   // a line lost
      "# top\n[a]\nk=1\nl=1\n\n[x]\nm=1\nk = new\n[z]\nk=1",                   // a comment lost
      "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\nn=1\n[z]\nk=1",         // a line gained
      "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\r\nk = new\n[z]\nk=1",            // re-ended
      "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\n  more\n[z]\nk=1",      // continued
      "# top\n[a]\nk=1\nl=2\n\n[x]\n# c\nm=1\nk = new\n[z]\nk=1",              // another section
      "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\n[z]\nk=1\n[x]\nl=1\n",  // a second one
      "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\n",                      // one lost
      "# Top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\n[z]\nk=1",              // the preamble
      "\n# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\n[z]\nk=1",
  };
  for (const std::string& after : wrong) {
    EXPECT_NE(complaint_about(after), "") << after;
  }
}

const Edit removal = [] {
  Edit made = edit_of("a", {{"k", std::nullopt}, {"l", std::nullopt}});
  made.remove_if_empty = true;
  return made;
}();

TEST(Verify, AcceptsThatASectionHasGoneWithNothingLeft) {
  EXPECT_EQ(complaint_about("# top\n\n[x]\n# c\nm=1\nr=1\n[z]\nk=1", removal), "");
}

TEST(Verify, FindsWhatIsWrongWithARemovedSection) {
  const std::vector<std::string> wrong = {
      "# top\n[a]\n\n[x]\n# c\nm=1\nr=1\n[z]\nk=1",    // its header is left
      "# top\n[x]\n# c\nm=1\nr=1\n[z]\nk=1",           // a blank line lost
      "# top\n\n\n[x]\n# c\nm=1\nr=1\n[z]\nk=1",       // a blank line gained
      "# top\n\n# c\nm=1\nr=1\n[z]\nk=1",              // the wrong one has gone
      "# top\nk=1\n\n[x]\n# c\nm=1\nr=1\n[z]\nk=1",    // only its header has
      "# top\n\n[x]\n# c\nm=1\nr=1\n[z]\nk=1\n[a]\n",  // it has moved
      "\n[x]\n# c\nm=1\nr=1\n[z]\nk=1",                // with a comment that is not its own
  };
  for (const std::string& after : wrong) {
    EXPECT_NE(complaint_about(after, removal), "") << after;
  }
}

TEST(Verify, SaysThatTheBlankLinesOfARemovedSectionHaveGone) {
  const std::string_view before = "# top\n[a]\nk=1\nl=1\n\n\n[x]\n";
  EXPECT_EQ(complaint_about("# top\n\n\n[x]\n", removal, before), "");
  EXPECT_EQ(complaint_about("# top\n[x]\n", removal, before),
            "internal check failed: blank lines have gone");
}

TEST(Verify, FindsThatASectionHasGoneInWhichSomethingIsLeft) {
  Edit made = removal;
  made.section = "x";
  EXPECT_NE(complaint_about("# top\n[a]\nk=1\nl=1\n\n[z]\nk=1", made), "");
  made = removal;
  made.assignments[0].value.emplace("new");
  EXPECT_NE(complaint_about("# top\n\n[x]\n# c\nm=1\nr=1\n[z]\nk=1", made), "");
}

}  // namespace
}  // namespace stsmfa::credentials
