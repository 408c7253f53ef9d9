#include "credentials/config_title.h"

#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

/// `PREFIX|NAME`; empty for none.
std::string title(std::string_view header) {
  const auto found = parse_config_title(header);
  return found ? found->prefix + "|" + found->name : "";
}

TEST(ConfigTitle, IsOneWordOrTwo) {
  EXPECT_EQ(title("profile dev"), "profile|dev");
  EXPECT_EQ(title(" profile \t dev "), "profile|dev");
  EXPECT_EQ(title("default"), "|default");
  EXPECT_EQ(title("profile a b"), "");
  EXPECT_EQ(title(" "), "");
}

TEST(ConfigTitle, IsQuotedAsInAShell) {
  EXPECT_EQ(title("profile 'dev box'"), "profile|dev box");
  EXPECT_EQ(title("profile \"dev box\""), "profile|dev box");
  EXPECT_EQ(title("profile dev\\ box"), "profile|dev box");
  EXPECT_EQ(title("profile d'e'\"v\""), "profile|dev");
  EXPECT_EQ(title("profile 'dev"), "");
  EXPECT_EQ(title("profile \"dev"), "");
  EXPECT_EQ(title("profile dev\\"), "");
}

TEST(ConfigTitle, ABackslashInQuotesEscapesQuotesAndItselfInDoubleOnesAlone) {
  EXPECT_EQ(title(R"(profile "a\"b")"), "profile|a\"b");
  EXPECT_EQ(title(R"(profile "a\\b")"), R"(profile|a\b)");
  EXPECT_EQ(title(R"(profile "a\b")"), R"(profile|a\b)");
  EXPECT_EQ(title(R"(profile "a\)"), "");
  EXPECT_EQ(title(R"(profile 'a\b')"), R"(profile|a\b)");
  EXPECT_EQ(title(R"(profile 'a\\b')"), R"(profile|a\\b)");
  EXPECT_EQ(title(R"(profile 'a\')"), R"(profile|a\)");
}

TEST(ConfigTitle, IsReadAsItWasWritten) {
  for (const std::string name : {"dev", "dev box", "it's", "a\"b", "a\\b", "\xc3\xa4"}) {
    const std::string header = config_header(name);
    EXPECT_EQ(title(header.substr(1, header.size() - 2)), "profile|" + name) << header;
  }
  EXPECT_EQ(config_header("default"), "[default]");
}

}  // namespace
}  // namespace stsmfa::credentials
