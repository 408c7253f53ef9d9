#include "cli/help.h"

#include "cli/option_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace stsmfa::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Help, OfAVerbListsTheOptionsThatItTakesAndNoOthers) {
  for (const VerbDefinition& verb : verb_table) {
    for (const OptionDefinition& option : option_table()) {
      const std::string line = "--" + std::string(option.name) + " ";
      const bool is_listed = help_text(verb.name).find(line) != std::string::npos;
      EXPECT_EQ(is_listed, option.verbs.contains(verb.verb)) << verb.name << " " << option.name;
    }
  }
}

TEST(Help, OfAVerbBeginsWithWhatIsItsOwn) {
  EXPECT_THAT(help_text("console"),
              HasSubstr("signs in to the AWS console\n\nOptions of console alone:\n"));
  EXPECT_THAT(help_text("clear"), HasSubstr("from the file\n\nProfile and role:\n"));
}

TEST(Help, FitsOneWindow) {
  for (const VerbDefinition& verb : verb_table) {
    const std::string text = help_text(verb.name);
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 64) << verb.name;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      EXPECT_LE(end - begin, 80U) << text.substr(begin, end - begin);
      begin = end + 1;
    }
  }
}

TEST(Help, OfRefreshIsThatOfTheProgram) {
  EXPECT_EQ(help_text("refresh"), help_text());
  EXPECT_THAT(help_text(), HasSubstr("status [PROFILE]"));
  EXPECT_THAT(help_text(), Not(HasSubstr(" alone:")));
}

}  // namespace
}  // namespace stsmfa::cli
