#include "app/command_line.h"

#include "app/option_table.h"
#include "app/options.h"
#include "tests/unit/app/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::app {
namespace {

Options read(const std::vector<std::string_view>& arguments) {
  return read_options(read_command_line(arguments));
}

TEST(CommandLine, TheVerbIsRefreshWhenThereIsNone) { EXPECT_EQ(read({}).verb, "refresh"); }

TEST(CommandLine, TakesAValueAfterABlankOrAnEqualsSign) {
  EXPECT_EQ(read({"--profile", "dev"}).profile, "dev");
  EXPECT_EQ(read({"--profile=dev"}).profile, "dev");
  EXPECT_EQ(read({"--mfa-process=op item get --otp"}).mfa_process, "op item get --otp");
  EXPECT_EQ(read({"--section=a=b"}).section, "a=b");
}

TEST(CommandLine, AnEmptyValueIsThereAndEmpty) {
  EXPECT_EQ(read({"--assume-role="}).assume_role, "");
  EXPECT_EQ(read({"--assume-role", ""}).assume_role, "");
  EXPECT_EQ(read({}).assume_role, std::nullopt);
}

TEST(CommandLine, OfARepeatedOptionTheLastCounts) {
  EXPECT_EQ(read({"--profile", "a", "-p", "b", "--profile=c"}).profile, "c");
  EXPECT_TRUE(read({"--force", "--force"}).force);
}

TEST(CommandLine, KnowsAwsMfasAliases) {
  EXPECT_EQ(read({"--assume", "arn:x"}).assume_role, "arn:x");
  EXPECT_EQ(read({"--long-suffix", "lt"}).long_term_suffix, "lt");
  EXPECT_EQ(read({"--short-suffix", "st"}).short_term_suffix, "st");
  EXPECT_EQ(read({"--mfa-token", "123456"}).token, Secret("123456"));
}

TEST(CommandLine, AbbreviationsOfAwsMfasOptionsKeepTheirMeaning) {
  EXPECT_EQ(read({"--dur", "900"}).duration, Seconds(900));
  EXPECT_EQ(read({"--tok", "123456"}).token, Secret("123456"));
  EXPECT_EQ(read({"--mfa", "123456"}).token, Secret("123456"));
  EXPECT_TRUE(read({"--for"}).force);
  EXPECT_EQ(read({"--assume-r", "arn:x"}).assume_role, "arn:x");
  EXPECT_EQ(read({"--r", "me"}).role_session_name, "me");
  EXPECT_EQ(read({"--long", "lt"}).long_term_suffix, "lt");
}

TEST(CommandLine, AnAmbiguousAbbreviationIsRefusedWithItsMeanings) {
  const Error error = error_of([] { read({"--l", "x"}); });
  EXPECT_EQ(error.status, ExitStatus::usage);
  EXPECT_EQ(error.object, "--l");
  EXPECT_EQ(error.cause, "ambiguous: --long-term-suffix, --log-level");
}

TEST(CommandLine, NewOptionsAreTypedWhole) {
  EXPECT_EQ(error_of([] { read({"--no-prom"}); }).cause,
            "unknown option; the closest is --no-prompt");
  EXPECT_EQ(error_of([] { read({"--regio=x"}); }).cause, "unknown option; the closest is --region");
  EXPECT_TRUE(read({"--no-prompt"}).no_prompt);
}

TEST(CommandLine, LettersMayBeJoined) {
  const Options options = read({"-qvp", "dev"});
  EXPECT_TRUE(options.quiet);
  EXPECT_TRUE(options.verbose);
  EXPECT_EQ(options.profile, "dev");
  EXPECT_EQ(read({"-pdev"}).profile, "dev");
}

TEST(CommandLine, AValueMayLookLikeAnOption) {
  EXPECT_EQ(read({"--section", "--odd"}).section, "--odd");
  EXPECT_EQ(read({"--mfa-process", "-x"}).mfa_process, "-x");
}

TEST(CommandLine, MistakesNameTheirWord) {
  EXPECT_EQ(error_of([] { read({"--profile"}); }).object, "--profile");
  EXPECT_EQ(error_of([] { read({"--force=1"}); }).cause, "takes no value");
  EXPECT_EQ(error_of([] { read({"-x"}); }).object, "-x");
  EXPECT_EQ(error_of([] { read({"frobnicate"}); }).object, "frobnicate");
  EXPECT_EQ(error_of([] { read({"refresh", "dev"}); }).object, "dev");
  EXPECT_EQ(error_of([] { read({"--duration", "soon"}); }).object, "--duration");
  EXPECT_EQ(error_of([] { read({"--log-level", "info"}); }).object, "--log-level");
  EXPECT_EQ(error_of([] { read({"--"}); }).status, ExitStatus::success);
}

TEST(CommandLine, DurationsMayHaveUnitsAndZeroIsUnset) {
  EXPECT_EQ(read({"--duration", "1h30m"}).duration, Seconds(5400));
  EXPECT_EQ(read({"--duration", "0"}).duration, std::nullopt);
  EXPECT_EQ(read({"--lock-timeout", "5s"}).lock_timeout, Seconds(5));
}

TEST(CommandLine, EveryOptionOfTheTableReachesTheOptions) {
  for (const OptionDefinition& option : option_table) {
    const std::string typed = "--" + std::string(option.name);
    std::string value = "x";
    if (option.argument == "TIME") value = "1h";
    if (option.argument == "LEVEL") value = "INFO";
    std::vector<std::string_view> arguments = {"refresh", typed};
    if (!option.verb.empty()) arguments[0] = option.verb;
    if (!option.argument.empty()) arguments.emplace_back(value);
    const Error error = error_of([&] { read(arguments); });
    EXPECT_EQ(error.status, ExitStatus::success) << typed << ": " << error.cause;
  }
}

TEST(CommandLine, AnOptionOfOneVerbIsRefusedToTheOthers) {
  const Error error = error_of([] { read({"status", "--format", "env"}); });
  EXPECT_EQ(error.object, "--format");
  EXPECT_EQ(error.cause, "is an option of stsmfa export");
}

TEST(CommandLine, TheWordAfterAVerbIsTheProfile) {
  EXPECT_EQ(read({"export", "dev"}).profile, "dev");
  EXPECT_EQ(error_of([] { read({"export", "dev", "--profile", "x"}); }).object, "dev");
  EXPECT_EQ(error_of([] { read({"export", "dev", "more"}); }).object, "more");
  EXPECT_EQ(error_of([] { read({"refresh", "dev"}); }).object, "dev");
}

TEST(CommandLine, AfterExecAWordBeforeTwoDashesIsTheProfileAndAnyOtherTheCommand) {
  const Options named = read({"exec", "--duration", "1h", "dev", "--", "ls", "--force", "--"});
  EXPECT_EQ(named.profile, "dev");
  EXPECT_FALSE(named.force);
  EXPECT_THAT(named.command, testing::ElementsAre("ls", "--force", "--"));
  const Options bare = read({"exec", "-p", "dev", "git", "commit", "--", "-x"});
  EXPECT_THAT(bare.command, testing::ElementsAre("git", "commit", "--", "-x"));
  EXPECT_EQ(bare.profile, "dev");
  EXPECT_THAT(read({"exec", "--", "env"}).command, testing::ElementsAre("env"));
  EXPECT_TRUE(read({"exec", "dev", "--"}).command.empty());
}

}  // namespace
}  // namespace stsmfa::app
