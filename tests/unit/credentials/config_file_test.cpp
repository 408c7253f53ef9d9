#include "credentials/config_file.h"

#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

Profiles config_of(std::string_view text) { return parse_profiles(text, FileKind::config); }

GrammarError error_in(std::string_view text) {
  try {
    config_of(text);
  } catch (const GrammarError& error) {
    return error;
  }
  return {.line = 0, .what = "none"};
}

TEST(ParseProfiles, AnErrorNamesItsLine) {
  EXPECT_EQ(error_in("[default]\n\na=1\nodd\n").line, 4);
  EXPECT_EQ(error_in("# c\n a=1\n").line, 2);
  EXPECT_EQ(error_in("[default]\na: 1\n").what, "Expected an '=' sign defining a property");
}

TEST(ParseProfiles, WhatIsIndentedBelowAHeaderIsAnErrorWhateverItLooksLike) {
  const std::string what = "Expected a property definition, found continuation";
  EXPECT_EQ(error_in("[default]\n  a=1\n").what, what);
  EXPECT_EQ(error_in("[default]\n  [profile x]\n").what, what);
}

TEST(ParseProfiles, ABomIsSkippedAndAnIndentedCommentIsNone) {
  const Profiles profiles =
      config_of("\xEF\xBB\xBF[default]\na=1\n  # c\n  2\ns3 =\n  ; c\n  k=1\n");
  EXPECT_EQ(profiles.get("default", "a"), "1\n2");
  EXPECT_EQ(profiles.get("default", "s3"), "\nk=1");
}

TEST(ParseProfiles, ServicesAreKeptWithTheirNestedValues) {
  const Profiles profiles = config_of(
      "[services s]\nsts =\n  endpoint_url = http://x\n  other = 1 # c\niam =\n  a = 2\n");
  const std::string& sts = profiles.services.at("s").at("sts");
  EXPECT_EQ(sub_property(sts, "endpoint_url"), "http://x");
  EXPECT_EQ(sub_property(sts, "other"), "1");
  EXPECT_EQ(sub_property(sts, "a"), std::nullopt);
  EXPECT_TRUE(profiles.profiles.empty());
}

TEST(ParseProfiles, AContinuedIgnoredPropertyIsIgnored) {
  const Profiles profiles = config_of("[default]\na=1\nb c=2\n  3\n[other]\nd=4\n  5\n");
  EXPECT_EQ(profiles.profiles, (Collection{{"default", {{"a", "1"}}}}));
}

TEST(Profiles, AnEmptyOrMissingPropertyIsNothing) {
  const Profiles profiles = config_of("[default]\na=\nb=1\n");
  EXPECT_EQ(profiles.get("default", "a"), std::nullopt);
  EXPECT_EQ(profiles.get("default", "b"), "1");
  EXPECT_EQ(profiles.get("default", "c"), std::nullopt);
  EXPECT_EQ(profiles.get("other", "b"), std::nullopt);
}

TEST(Merge, IsPerKeyAndTheCredentialsFileWins) {
  const Profiles credentials = parse_profiles("[x]\na=2\n[y]\n", FileKind::credentials);
  const Profiles merged = merge(config_of("[profile x]\na=1\nb=1\n"), credentials);
  EXPECT_EQ(merged.profiles, (Collection{{"x", {{"a", "2"}, {"b", "1"}}}, {"y", {}}}));
}

TEST(Profiles, WhiteSpaceOfAnyKindPartsTheWordsOfAHeader) {
  for (const std::string blank : {"\f", "\v", " ", "\t"}) {
    const Profiles read = parse_profiles("[profile" + blank + "a]\nk = 1\n", FileKind::config);
    EXPECT_EQ(read.get("a", "k"), "1");
    EXPECT_TRUE(parse_profiles("[profile a" + blank + "b]\n", FileKind::config).profiles.empty());
  }
}

}  // namespace
}  // namespace stsmfa::credentials
