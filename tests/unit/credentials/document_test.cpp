#include "credentials/document.h"

#include "base/error.h"
#include "credentials/encoding.h"
#include "tests/unit/error_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Document document_of(std::string_view text) { return {text, "credentials"}; }

std::string value_in(std::string_view text, std::string_view section, std::string_view key) {
  const auto found = document_of(text).section(section);
  return found ? std::string(found->get(key).value_or("nothing")) : "no section";
}

TEST(Document, NamesItsSectionsOnceInTheOrderOfTheFile) {
  EXPECT_THAT(document_of("[b]\n[a]\nk=1\n[b]\n[ c d ]\n[\"e\"]\n").section_names(),
              ElementsAre("b", "a", " c d ", "\"e\""));
  EXPECT_TRUE(document_of("").section_names().empty());
}

TEST(Document, FindsHeadersBehindABomAndBeforeJunkWithAnyLineEnd) {
  const auto document = document_of("\xEF\xBB\xBF[a]\r\nk=1\r\n[b] # c\nl=2\n[c]");
  EXPECT_THAT(document.section_names(), ElementsAre("a", "b", "c"));
  EXPECT_EQ(document.preamble(), "");
  EXPECT_EQ(document.blocks()[0].text, "[a]\r\nk=1\r\n");
  EXPECT_EQ(document.blocks()[2].text, "[c]");
}

TEST(Document, TakesNothingElseForAHeader) {
  EXPECT_THAT(document_of("# [a]\nk=[b]\n[c\n[d\n]\n[e]\nk=1\n [f]\n;[g]\n").section_names(),
              ElementsAre("e"));
}

TEST(Document, TakesAnIndentedHeaderForOneUnlessItContinuesAValue) {
  EXPECT_THAT(document_of(" [a]\n  [b]\n  k=1\n  [c]\n   [d]\n[e]\nk=1\n  [f]\n").section_names(),
              ElementsAre("a", "b", "c", "d", "e"));
}

TEST(Document, FindsAHeaderBehindABlankOfUnicode) {
  EXPECT_THAT(document_of("\u00a0[a]\n\u2003[b]\nk=v\n\u00a0[c]\nünï [d]\n").section_names(),
              ElementsAre("a", "b"));
}

TEST(Document, BlocksAndPreambleMakeTheText) {
  const std::string text = "# c\nk=1\n  [a]\n\n [b]\nk=1\n [c]\n[d]\nl=1\n [e";
  const auto document = document_of(text);
  std::string together(document.preamble());
  for (const Block& block : document.blocks()) {
    together += block.text;
  }
  EXPECT_EQ(together, text);
}

TEST(Document, FindsASectionUnderTheNameThatPythonGivesIt) {
  const auto document =
      document_of("[\"a  b\"]\nk=1\n[ x ]\n[Prod]\n[y\t]\n[z] # see [wiki]\n[w] # c\n");
  for (const std::string_view name : {"\"a  b\"", " x ", "Prod", "y\t", "z] # see [wiki", "w"}) {
    EXPECT_TRUE(document.has(name)) << name;
  }
  for (const std::string_view name : {"a  b", "x", "prod", "y", "z", "w] # c"}) {
    EXPECT_FALSE(document.has(name)) << name;
  }
  EXPECT_EQ(document.section("\"a  b\"")->get("k"), "1");
}

TEST(Document, NamesTheNearTwins) {
  const auto document =
      document_of("[dev]\n[ dev ]\n[\"dev\"]\n['dev']\n[dev\t]\n[dev] # see [wiki]\n[dev] # c\n");
  std::vector<std::string_view> names;
  for (const Block& block : document.near_twins_of("dev")) {
    names.push_back(block.name);
  }
  EXPECT_THAT(names, ElementsAre(" dev ", "\"dev\"", "'dev'", "dev\t", "dev] # see [wiki"));
}

TEST(Document, APlainNameIsWithoutQuotesOnlyWhereThereAreTwo) {
  EXPECT_EQ(plain_name("\"dev\""), "dev");
  EXPECT_EQ(plain_name("''"), "");
  for (const std::string_view name : {"\"", "'", "\"dev'", "'dev", "dev\""}) {
    EXPECT_EQ(plain_name(name), name);
  }
}

/// By then it answers by its index.
Document often_asked(const std::string& text) {
  auto document = document_of(text);
  for (int i = 0; i < 100; ++i) {
    static_cast<void>(document.has("x"));
  }
  return document;
}

TEST(Document, FindsTheSameByItsIndex) {
  const std::string text = "[profile \"a b\"]\nk=1\n[x]\nk=1\n[\"x\"]\nk=3\n[x]\nl=2\n[Prod]\n";
  const auto plain = document_of(text);
  const auto indexed = often_asked(text);
  for (const std::string_view name : {"profile \"a b\"", "x", "\"x\"", "prod", "Prod", "y", ""}) {
    EXPECT_EQ(indexed.has(name), plain.has(name)) << name;
    const auto blocks = plain.blocks_of(name);
    const auto found = indexed.blocks_of(name);
    ASSERT_EQ(found.size(), blocks.size()) << name;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      EXPECT_EQ(found[at].text.data(), blocks[at].text.data()) << name;
    }
  }
  EXPECT_EQ(indexed.section("x")->get("l"), "2");
}

TEST(Document, FindsTwinsAndHiddenHeadersAndLinesByItsIndex) {
  std::string text = "[x]\nk=1\n[ x ]\nk=1\n";
  for (int i = 0; i < 1000; ++i) {
    text += "[filler" + std::to_string(i) + "]\n";  // more than one piece of the index
  }
  text += "['x']\nk = a\r[y]\nk=3\n\n";
  const auto plain = document_of(text);
  const auto indexed = often_asked(text);
  EXPECT_EQ(plain.near_twins_of("x").size(), 2U);
  ASSERT_EQ(indexed.near_twins_of("x").size(), 2U);
  EXPECT_EQ(indexed.near_twins_of("x")[1].name, "'x'");
  EXPECT_TRUE(indexed.near_twins_of("filler1").empty());
  for (const auto& document : {plain, indexed}) {
    ASSERT_TRUE(document.hidden_header_of("y"));
    EXPECT_EQ(document.hidden_header_of("y")->substr(0, 3), "[y]");
    EXPECT_FALSE(document.hidden_header_of("x"));
    const std::string_view all = document.text();
    EXPECT_EQ(document.line_number(*document.hidden_header_of("y")), 1006U);
    EXPECT_EQ(document.line_number(all.substr(all.size())), 1009U);
    EXPECT_EQ(document.line_number(all), 1U);
  }
}

TEST(Section, IsNothingWhereThereIsNone) {
  EXPECT_FALSE(document_of("[a]\n").section("b"));
  EXPECT_FALSE(document_of("").section(""));
}

TEST(Section, ReadsWhatTheSdksRead) {
  EXPECT_EQ(value_in("[a]\nK = v # c\n", "a", "k"), "v");
  EXPECT_EQ(value_in("[a]\nk=v#c\n", "a", "k"), "v#c");
  EXPECT_EQ(value_in("[a]\nk=\n", "a", "k"), "nothing");
  EXPECT_EQ(value_in("[a]\r\nk=1\r\nl=2\r\n", "a", "k"), "1");
  EXPECT_EQ(value_in("[a]\nk=1\nK=2\n", "a", "k"), "2");
  EXPECT_EQ(value_in("[a]\nk=1\nl=3\n[b]\n[a]\nk=2\n", "a", "k"), "2");
  EXPECT_EQ(value_in("[a]\nk=1\nl=3\n[b]\n[a]\nk=2\n", "a", "l"), "3");
}

TEST(Section, ReadsWhatAwsMfaReadBeyondThat) {
  EXPECT_EQ(value_in("[a]\n  k = v\n  l = w\nm = x\n", "a", "l"), "w");
  EXPECT_EQ(value_in("[a]\nk: arn:aws:iam::1:mfa/x\n", "a", "k"), "arn:aws:iam::1:mfa/x");
  EXPECT_EQ(value_in("[a b]\nk=v\n", "a b", "k"), "v");
  EXPECT_EQ(value_in("[DEFAULT]\nk=v\n", "DEFAULT", "k"), "v");
}

TEST(Section, JoinsContinuedValuesAsTheSdksDo) {
  const std::string text = "[a]\nk = v # c\n  w # c\n\n  [x]\ns3 =\n  k = 2\n";
  EXPECT_EQ(value_in(text, "a", "k"), "v\nw # c\n[x]");
  EXPECT_EQ(value_in(text, "a", "s3"), "\nk = 2");
}

TEST(Section, AJoinedValueOutlivesTheSectionThatACopyWasMadeOf) {
  const auto document = document_of("[a]\nk = v\n  w\n");
  auto section = document.section("a");
  const std::optional<Section> copy = section;
  section.reset();
  EXPECT_EQ(copy->get("k"), "v\nw");
}

TEST(Section, TellsWhereThingsStand) {
  const std::string text = "# c\n[a]\n\nk=1\n[b]\n[a]\nl=2\n";
  const auto document = document_of(text);
  const auto section = document.section("a");
  EXPECT_EQ(document.line_number(section->where()), 2);
  EXPECT_EQ(document.line_number(section->properties()[0].where), 4);
  EXPECT_EQ(document.line_number(section->properties()[1].where), 7);
}

TEST(Section, AMalformedLineIsAnErrorThatNamesItUnlessItIsSomebodyElses) {
  const auto document = document_of("[a]\nodd\n[b]\nk=1\n[c]\n[d\n");
  EXPECT_EQ(document.section("b")->get("k"), "1");
  for (const auto& [name, cause] :
       {std::pair("a", "line 2: no '=' or ':'"), std::pair("c", "line 6: a header without ']'")}) {
    EXPECT_EQ(test::error_line_of([&, name = name] { document.section(name); }),
              "6 read: credentials: " + std::string(cause));
  }
}

TEST(Document, IsNoneOfATextInAnotherEncoding) {
  const std::string text = "[a]\nk=1" + std::string(1, '\0') + "\n";
  EXPECT_EQ(test::error_line_of([&] { document_of(text); }),
            "6 read: credentials: " + encoding_flaw(text));
}

TEST(Faults, AreAllFoundInTheOrderOfTheFile) {
  const auto document = document_of("k=1\n[a]\nk=1\nK=2\nodd\n[b]\n= 1\n[a]\nk=1\n");
  std::vector<std::string> faults;
  for (const Fault& fault : document.faults()) {
    faults.push_back(std::to_string(fault.line) + " " + fault.what);
  }
  EXPECT_THAT(faults,
              ElementsAre("1 a property before any section", "4 'k' stands on line 3 already",
                          "5 no '=' or ':'", "7 no key before its sign",
                          "8 section [a] stands on line 2 already"));
}

TEST(Document, AllowsTheDefaultsOfPythonTwiceAsPythonDoesButNoKeyOfThem) {
  const auto of = [](const std::string& text) { return document_of(text).faults(); };
  EXPECT_THAT(of("[DEFAULT]\nk=1\n[a]\nk=2\n[DEFAULT]\nl=1\n"), IsEmpty());
  EXPECT_THAT(of("[DEFAULT]\nk=1\n[a]\nk=2\n[DEFAULT]\nk=1\n"),
              ElementsAre(testing::Field(&Fault::what, "'k' stands on line 2 already")));
  EXPECT_THAT(of("[DEFAULT]\nk=1\nk=1\n"), testing::SizeIs(1));
}

std::vector<std::size_t> lines_of(const std::vector<Fault>& faults) {
  std::vector<std::size_t> lines;
  std::ranges::transform(faults, std::back_inserter(lines), &Fault::line);
  return lines;
}

TEST(Faults, NameAHeaderWithoutAName) {
  const auto faults = document_of("[a]\n[]\nk = v\n[]\n").faults();
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].what, "a header without a name");
  EXPECT_EQ(faults[0].line, 2U);
  EXPECT_EQ(faults[1].line, 4U);
}

TEST(Document, EndsNoSectionAtAHeaderWithoutAName) {
  const auto document = document_of("[a]\n[] = v\nk = 1\n[]]\n");
  EXPECT_THAT(document.section_names(), ElementsAre("a", "]"));
  EXPECT_EQ(test::error_line_of([&] { document.section("a"); }),
            "6 read: credentials: line 2: a header without a name");
  EXPECT_TRUE(document.section("]"));
}

TEST(Faults, NameABlankBeforeALineThatIsNotSeen) {
  const auto faults =
      document_of("[a]\nk = v\n\u00a0l = w\n\u00a0[b]\n\u00a0# c\n\u00a0\n[c]\n \u3000[d]\n")
          .faults();
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0].line, 3U);
  EXPECT_EQ(faults[0].what, "begins with \\u00a0, a blank that is not seen");
  EXPECT_THAT(faults[0].hint, testing::HasSubstr("goes on with the value above it"));
  EXPECT_EQ(faults[1].line, 4U);
  EXPECT_EQ(faults[2].line, 8U);
  EXPECT_EQ(faults[2].what, "begins with \\u3000, a blank that is not seen");
}

TEST(Faults, NameTheBytesThatPythonCannotRead) {
  const auto lines = [](const std::string& text) { return lines_of(document_of(text).faults()); };
  EXPECT_THAT(lines("\xEF\xBB\xBF[a]\nk=1\n"), ElementsAre(1U));
  EXPECT_THAT(lines("[a]\nk=1\n# a line of caf\xE9, long enough\n[a]\n"), ElementsAre(3U, 4U));
  EXPECT_THAT(lines("[a]\nk=\xED\xA0\x80\n"), ElementsAre(2U)) << "half a surrogate pair";
  EXPECT_THAT(lines("\xEF\xBB\xBF\n[\xFF]\n"), ElementsAre(1U, 2U));
}

TEST(Faults, OfOneSectionAreFoundAlone) {
  const auto document = document_of("[b]\nk=1\nk=1\n[a]\nk=1\n[c]\n\n[a]\nk=1\nk=2\n");
  EXPECT_THAT(lines_of(document.faults_of("a")), ElementsAre(8U, 10U));
  EXPECT_EQ(document.faults_of("a").front().what, "section [a] stands on line 4 already");
  EXPECT_THAT(lines_of(document.faults_of("b")), ElementsAre(3U));
  EXPECT_THAT(document.faults_of("c"), IsEmpty());
  EXPECT_THAT(document.faults_of("none"), IsEmpty());
}

TEST(Faults, AHealthyFileHasNone) {
  EXPECT_TRUE(document_of("").faults().empty());
  EXPECT_TRUE(document_of("# caf\xC3\xA9\n\n[a]\nk: 1\n  more\n[b]\r\n  K=1\n").faults().empty());
}

}  // namespace
}  // namespace stsmfa::credentials
