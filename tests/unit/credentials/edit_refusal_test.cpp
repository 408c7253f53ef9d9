#include "tests/unit/credentials/edit_support.h"
#include "tests/unit/error_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

using testing::HasSubstr;

std::string refusal_to_set_k(std::string_view text) {
  return refusal_of(text, {edit_of("x", {{"k", "new"}})});
}

std::string refusal_to_remove_k(std::string_view text) {
  return refusal_of(text, {edit_of("x", {{"k", std::nullopt}})});
}

TEST(EditRefusal, IsAnErrorAboutTheFile) {
  EXPECT_EQ(test::error_line_of([] {
              apply_edits(Document("[x]\n[x]\n", "the/path"), {edit_of("x", {{"k", "new"}})});
            }),
            "6 edit: the/path: line 2: section [x] stands on line 1 already");
}

TEST(EditRefusal, IsKnownWithoutTheEditBeingMade) {
  const std::string text = "[x]\nk = 1\n[y]\n[y]\n";
  const Document document(text, "credentials");
  EXPECT_NO_THROW(check_edits(document, {edit_of("x", {{"k", "new"}})}));
  const auto check_both = [&] {
    check_edits(document, {edit_of("x", {{"k", "new"}}), edit_of("y", {{"k", "new"}})});
  };
  EXPECT_EQ(test::error_line_of(check_both),
            "6 edit: credentials: line 4: section [y] stands on line 3 already");
}

TEST(EditRefusal, OfASectionThatStandsTwice) {
  EXPECT_EQ(refusal_to_set_k("[x]\n[y]\n[x] # c\n"),
            "line 3: section [x] stands on line 1 already");
}

TEST(EditRefusal, OfASectionThatOnlyPythonSees) {
  const std::string cause = "line 2: section [x] stands behind a lone carriage return";
  EXPECT_EQ(refusal_to_set_k("[y]\nl=1\r[x]\rk=1\r"), cause);
  EXPECT_EQ(refusal_to_set_k("[x]\nl=1\r [x]\n"), cause);
  EXPECT_EQ(refusal_to_set_k("[y]\nl=1\r[z]\r"), "");
}

TEST(EditRefusal, OfAFileThatIsNoCredentialsFile) {
  const std::string cause = "line 2: no section header: this is no credentials file";
  for (const std::string text :
       {"# x\n-----BEGIN PGP MESSAGE-----\nhQEMA\n", "\n{\"a\": 1}\n", "\nk = 1\n"}) {
    EXPECT_EQ(refusal_to_set_k(text), cause) << text;
  }
  EXPECT_EQ(refusal_to_set_k("# a comment alone\n\n"), "");
}

TEST(EditRefusal, OfManyCarriageReturnsTakesLinearTime) {
  const std::string text = "[x]\n#" + std::string(400000, '\r') + "\n";
  EXPECT_EQ(refusal_to_set_k(text), "line 2: a lone carriage return");
}

TEST(EditRefusal, OfAKeyThatStandsTwice) {
  EXPECT_EQ(refusal_to_set_k("[x]\nk=1\nl=1\nK: 2\n"), "line 4: 'k' stands on line 2 already");
  EXPECT_EQ(refusal_to_set_k("[x]\n[]\nk=1\n"), "line 2: a header without a name");
  EXPECT_EQ(refusal_to_set_k("[x]\nk=1\nl=1\nL=2\n"), "");
}

TEST(EditRefusal, OfAKeyThatStandsTwiceToPythonOnly) {
  for (const std::string_view blank : {"\u00a0", "\u0085", "\u1680", "\u2000", "\u2003", "\u200a",
                                       "\u2028", "\u202f", "\u205f", "\u3000", "\x1f"}) {
    const std::string spelt = "k" + std::string(blank);
    EXPECT_EQ(refusal_to_set_k("[x]\nk=1\n" + spelt + "=1\n"),
              "line 3: 'k' stands on line 2 already")
        << spelt;
    EXPECT_EQ(edited("[x]\n" + spelt + "=1\n", {edit_of("x", {{"k", "new"}})}), "[x]\nk = new\n")
        << spelt;
  }
  EXPECT_EQ(refusal_to_set_k("[x]\nk\u200b=1\n"), "line 2: a key that only looks like 'k'");
}

TEST(EditRefusal, OfAContinuedKey) {
  EXPECT_EQ(refusal_to_set_k("[x]\nk=1\n\n  more\n"), "line 4: continues 'k'");
  EXPECT_EQ(refusal_to_set_k("[x]\nk=1\nl=1\n  more\n"), "");
}

TEST(EditRefusal, OfRemovingAKeyWhoseIndentedCommentWouldMoveUp) {
  EXPECT_EQ(refusal_to_remove_k("[x]\nk=1\n  # c\n"),
            "line 3: the indented comment would hang on another property");
  EXPECT_EQ(refusal_to_set_k("[x]\nk=1\n  # c\n"), "");
}

TEST(EditRefusal, OfAnIndentedKey) {
  EXPECT_EQ(refusal_to_set_k("[x]\n  k=1\n"), "line 2: 'k' is indented");
  EXPECT_EQ(refusal_to_remove_k("[x]\n  k=1\n"), "line 2: 'k' is indented");
}

TEST(EditRefusal, OfLinesThatWouldSwallowAnIndentedHeader) {
  const std::string cause = "line 2: this indented header would continue what is set above it";
  EXPECT_EQ(refusal_to_set_k("[x]\n  [y]\n"), cause);
  EXPECT_EQ(refusal_to_remove_k("[x]\n  [y]\n"), "");
}

TEST(EditRefusal, OfRemovingAHeaderThatKeepsAnIndentedOneFromTheValueAbove) {
  Edit edit = edit_of("x", {{"k", std::nullopt}});
  edit.remove_if_empty = true;
  EXPECT_EQ(refusal_of("[a]\nk=1\n[x]\n  [y]\n", {edit}),
            "line 4: this indented header would continue what is set above it");
  EXPECT_EQ(refusal_of("[a]\nk=1\n[x]\nm=1\n[y]\n", {edit}), "");
}

TEST(EditRefusal, OfABrokenTarget) {
  EXPECT_EQ(refusal_to_set_k("[x]\nodd\n"), "line 2: no '=' or ':'");
  EXPECT_EQ(refusal_to_set_k("[x]\n[y\n"), "line 2: a header without ']'");
  EXPECT_EQ(refusal_to_set_k("[x]\nl=1\rm=2\n"), "line 2: a lone carriage return");
}

TEST(EditRefusal, WhenARequiredSectionHasGoneOrAForbiddenOneIsThere) {
  Edit edit = edit_of("x", {{"k", "new"}});
  edit.required_sections = {{"x-long-term"}};
  EXPECT_EQ(refusal_of("[x-long-term]\n", {edit}), "");
  EXPECT_EQ(refusal_of("[x]\n", {edit}), "section [x-long-term] is not there any more");
  edit.required_sections = {};
  edit.must_be_new = true;
  EXPECT_EQ(refusal_of("[y]\n", {edit}), "");
  EXPECT_EQ(refusal_of("\n[x]\n", {edit}), "line 2: section [x] is there already");
}

TEST(EditRefusal, WhenARequiredSectionHasGotAnotherKey) {
  Edit edit = edit_of("x", {{"k", "new"}});
  edit.required_sections = {{"x-long-term", "AKIAMINE"}};
  EXPECT_EQ(refusal_of("[x-long-term]\naws_access_key_id = AKIAMINE\n", {edit}), "");
  EXPECT_EQ(refusal_of("[x-long-term]\naws_access_key_id = AKIAOTHER\n", {edit}),
            "section [x-long-term] has got another key meanwhile");
  // It may stand in [DEFAULT], or the section be out of order: nobody's key is taken for another's.
  EXPECT_EQ(refusal_of("[x-long-term]\nregion = eu-west-1\n", {edit}), "");
  EXPECT_EQ(refusal_of("[y]\n", {edit}), "section [x-long-term] is not there any more");
}

TEST(EditRefusal, OfTwoEditsOfOneSection) {
  const Edit edit = edit_of("x", {{"k", "new"}});
  EXPECT_EQ(refusal_of("", {edit, edit}), "section [x] is edited twice at once");
}

TEST(EditRefusal, OfNamesThatCannotBeRead) {
  for (const char* name : {"", " x", "x\t", "a\nb", "a]b", "a[b", "\"x\"", "a \"b\"", "DEFAULT",
                           "d\xffv", "d\u200bv", "\u00a0d", "d #1", "d\t;1"}) {
    EXPECT_NE(refusal_of("", {edit_of(name, {{"k", "1"}})}), "") << name;
  }
  EXPECT_EQ(refusal_of("", {edit_of("my prof/\xC3\xBC:1", {{"k", "1"}})}), "");
}

TEST(EditRefusal, OfKeysThatCannotBeRead) {
  for (const char* key : {"", "K", "a b", "a=b", "a:b", "#a", "[a]", "a\n", "a\r"}) {
    EXPECT_NE(refusal_of("", {edit_of("x", {{key, "1"}})}), "") << key;
  }
  EXPECT_EQ(refusal_of("", {edit_of("x", {{"a", "1"}, {"a", "2"}})}), "'a' is set twice");
}

TEST(EditRefusal, OfValuesThatCannotBeReadWithoutRepeatingThem) {
  for (const char* value : {" 8jFq", "8jFq ", "8jFq\n", "8j\rFq", "\t8jFq", "8j\x1b[1mFq",
                            "8j\x7f"
                            "Fq",
                            "#8jFq", ";8jFq", "8j #Fq", "8j\t;Fq"}) {
    const std::string cause = refusal_of("[x]\n", {edit_of("x", {{"k", value}})});
    EXPECT_THAT(cause, HasSubstr("the value of 'k'"));
    EXPECT_EQ(cause.find("8j"), cause.npos);
  }
  EXPECT_EQ(refusal_of("", {edit_of("x", {{"k", ""}})}), "the value of 'k' is empty");
}

}  // namespace
}  // namespace stsmfa::credentials
