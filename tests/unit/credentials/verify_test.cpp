#include "tests/unit/credentials/edit_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

const std::string original = "# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nr=1\n[z]\nk=1";
const Edit edit = edit_of("x", {{"k", "new"}, {"r", std::nullopt}});

std::string complaint_about(std::string_view after, const Edit& made = edit,
                            std::string_view before = original) {
  try {
    credentials::verify(Document(before, "credentials"), after, {made});
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.status, ExitStatus::file_unusable);
    EXPECT_THAT(error.cause, testing::StartsWith("internal check failed: "));
    return error.cause;
  }
}

TEST(Verify, AcceptsWhatWasAskedFor) {
  EXPECT_EQ(complaint_about("# top\n[a]\nk=1\nl=1\n\n[x]\n# c\nm=1\nk = new\n[z]\nk=1"), "");
}

TEST(Verify, AcceptsTheLastLineEndThatAnAppendedSectionNeeds) {
  const Edit appended = edit_of("n", {{"k", "new"}});
  EXPECT_EQ(complaint_about(original + "\n[n]\nk = new\n", appended), "");
  EXPECT_NE(complaint_about(original + " \n[n]\nk = new\n", appended), "");
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
