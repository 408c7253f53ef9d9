#include "cli/option_table.h"

#include "cli/command_line.h"
#include "tests/unit/error_of.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

namespace stsmfa::cli {
namespace {

using test::error_of;

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// A value of the type that the option has, and that no member begins with.
std::string value_for(const OptionDefinition& option) {
  if (option.argument == "TIME") return "1h";
  return option.argument == "LEVEL" ? "ERROR" : "x";
}

Options read(const VerbDefinition& verb, const OptionDefinition& option) {
  const std::string typed = "--" + std::string(option.name);
  const std::string value = value_for(option);
  std::vector<std::string_view> arguments = {verb.name, typed};
  if (takes_value(option)) arguments.emplace_back(value);
  if (option.name == "cap") arguments.emplace_back("--all");
  return read_options(arguments);
}

bool is_filled(const Options& options, const OptionDefinition& option) {
  const Options untouched;
  return std::visit([&](auto member) { return options.*member != untouched.*member; },
                    option.member);
}

TEST(OptionTable, EveryOptionFillsItsMemberForEveryVerbThatTakesItAndIsAnErrorForTheOthers) {
  for (const VerbDefinition& verb : verb_table) {
    for (const OptionDefinition& option : option_table()) {
      const auto where = "stsmfa " + std::string(verb.name) + " --" + std::string(option.name);
      if (option.verbs.contains(verb.verb)) {
        EXPECT_TRUE(is_filled(read(verb, option), option)) << where;
        continue;
      }
      const Error error = error_of([&] { read(verb, option); });
      EXPECT_EQ(error.status, ExitStatus::usage) << where;
      EXPECT_EQ(error.object, "--" + std::string(option.name)) << where;
    }
  }
}

TEST(OptionTable, NoTwoOptionsFillOneMemberOrShareAName) {
  std::set<std::string_view> names;
  std::set<char> letters;
  const auto options = option_table();
  for (auto option = options.begin(); option != options.end(); ++option) {
    EXPECT_TRUE(names.insert(option->name).second) << option->name;
    EXPECT_TRUE(option->alias.empty() || names.insert(option->alias).second) << option->alias;
    EXPECT_TRUE(option->letter == '\0' || letters.insert(option->letter).second) << option->letter;
    for (auto other = options.begin(); other != option; ++other) {
      EXPECT_FALSE(other->member == option->member) << option->name << " " << other->name;
    }
  }
}

TEST(OptionTable, EveryVerbIsToldItsProfileFilesAndOutput) {
  for (const OptionDefinition& option : option_table()) {
    const bool is_everywhere =
        option.group == Group::output || option.name == "profile" || option.name.ends_with("-file");
    if (!is_everywhere) continue;
    for (const VerbDefinition& verb : verb_table) {
      EXPECT_TRUE(option.verbs.contains(verb.verb)) << option.name << " " << verb.name;
    }
  }
}

TEST(OptionTable, TheVerbsThatMakeASessionTakeTheSameOptionsButForTheirOwn) {
  for (const OptionDefinition& option : option_table()) {
    if (option.group == Group::verb || !option.verbs.contains(Verb::exec)) continue;
    if (option.verbs == VerbSet{Verb::exec, Verb::export_session, Verb::console}) {
      EXPECT_TRUE(option.name.starts_with("policy")) << "a stored session has all of its role";
      continue;
    }
    for (const Verb verb : {Verb::refresh, Verb::export_session, Verb::console}) {
      EXPECT_TRUE(option.verbs.contains(verb)) << option.name;
    }
  }
}

TEST(OptionTable, AnOptionOfAVerbOrTwoIsRefusedToTheOthersByItsOwner) {
  const Error of_export = error_of([] { read_options({"status", "--format", "env"}); });
  EXPECT_EQ(of_export.object, "--format");
  EXPECT_EQ(of_export.cause, "is an option of stsmfa export");
  EXPECT_EQ(of_export.hint, "stsmfa export --help shows what it takes");
  const Error of_refresh = error_of([] { read_options({"status", "--all"}); });
  EXPECT_EQ(of_refresh.cause, "is an option of stsmfa refresh, clear and doctor");
  EXPECT_EQ(of_refresh.hint, "stsmfa status shows every profile as it is");
  EXPECT_TRUE(read_options({"clear", "--all"}).all);
  EXPECT_TRUE(read_options({"--all"}).all);
}

TEST(OptionTable, AnyOtherOptionIsRefusedByTheVerb) {
  const Error error = error_of([] { read_options({"status", "--force"}); });
  EXPECT_EQ(error.status, ExitStatus::usage);
  EXPECT_EQ(error.object, "--force");
  EXPECT_EQ(error.cause, "stsmfa status does not take this option");
  EXPECT_EQ(error.hint, "stsmfa status --help shows what it takes");
}

TEST(OptionTable, TheLevelsThatAreOfferedAreTaken) {
  for (const OptionDefinition& option : option_table()) {
    if (option.argument != "LEVEL") continue;
    const std::vector<std::string> levels = split(option.choices);
    EXPECT_EQ(levels.size(), 6);
    for (const std::string& level : levels) {
      EXPECT_EQ(error_of([&] {
                  read_options({"--log-level", level});
                }).status,
                ExitStatus::success)
          << level;
    }
  }
}

}  // namespace
}  // namespace stsmfa::cli
