#include "cli/command_line.h"

#include "tests/unit/error_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::cli {
namespace {

using test::error_of;

Options read(const std::vector<std::string_view>& arguments) { return read_options(arguments); }

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
  EXPECT_EQ(read({"--duration", "soon", "--duration", "1h"}).duration, Seconds(3600));
}

TEST(CommandLine, OfOneThatMayBeSeveralAllCount) {
  const Options options = read({"exec", "--policy-arn", "a", "--policy=p", "--policy-arn=", "dev",
                                "--policy-arn", "b", "--", "--policy-arn", "c"});
  EXPECT_THAT(options.policy_arns, testing::ElementsAre("a", "", "b"));
  EXPECT_THAT(options.policies, testing::ElementsAre("p"));
  EXPECT_THAT(options.command, testing::ElementsAre("--policy-arn", "c"));
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
            "unknown option: did you mean --no-prompt?");
  EXPECT_EQ(error_of([] { read({"--regio=x"}); }).cause, "unknown option: did you mean --region?");
  EXPECT_EQ(error_of([] { read({"--xyz"}); }).cause, "unknown option");
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
  EXPECT_EQ(error_of([] { read({"refresh", "dev", "login"}); }).object, "login");
  EXPECT_EQ(error_of([] { read({"status", "dev", "login"}); }).object, "login");
  EXPECT_EQ(error_of([] { read({"status", "dev", "login"}); }).cause, "status takes one profile");
  EXPECT_EQ(error_of([] { read({"--duration", "soon"}); }).object, "--duration");
  EXPECT_EQ(error_of([] { read({"--log-level", "info"}); }).object, "--log-level");
  EXPECT_EQ(error_of([] { read({"--"}); }).status, ExitStatus::success);
}

TEST(CommandLine, DurationsMayHaveUnitsAndZeroIsUnset) {
  EXPECT_EQ(read({"--duration", "1h30m"}).duration, Seconds(5400));
  EXPECT_EQ(read({"--duration", "0"}).duration, std::nullopt);
  EXPECT_EQ(read({"--lock-timeout", "5s"}).lock_timeout, Seconds(5));
}

TEST(CommandLine, AValueIsNoVerb) {
  EXPECT_EQ(read({"--profile", "exec", "--section", "--", "status"}).verb, "status");
  EXPECT_EQ(read({"-p", "exec"}).verb, "refresh");
}

TEST(CommandLine, WithAllOrRenewEveryWordIsAPattern) {
  EXPECT_THAT(read({"--all", "prod-*", "dev"}).patterns, testing::ElementsAre("prod-*", "dev"));
  EXPECT_THAT(read({"prod-*", "--renew"}).patterns, testing::ElementsAre("prod-*"));
  EXPECT_THAT(read({"refresh", "--all", "status"}).patterns, testing::ElementsAre("status"));
  EXPECT_THAT(read({"--all", "--", "-x"}).patterns, testing::ElementsAre("-x"));
  EXPECT_EQ(read({"--all", "prod-*"}).verb, "refresh");
  EXPECT_EQ(read({"--all", "prod-*"}).profile, std::nullopt);
  EXPECT_TRUE(read({"--all"}).patterns.empty());
}

/// Taken one by one, each would move all that follow.
TEST(CommandLine, AHundredThousandWordsAreTakenAtOnce) {
  std::vector<std::string_view> arguments(100'000, "prod");
  arguments.insert(arguments.begin(), "--all");
  EXPECT_EQ(read(arguments).patterns.size(), 100'000);
}

TEST(CommandLine, TheNameOfAVerbIsAVerbBesideAllToo) {
  EXPECT_EQ(read({"--all", "clear"}).verb, "clear");
  EXPECT_EQ(error_of([] { read({"--all", "status"}); }).object, "--all");
}

TEST(CommandLine, AFirstWordThatIsNoVerbIsTheProfileAsFarAsTheCommandLineTells) {
  const Options bare = read({"dev", "--force"});
  EXPECT_EQ(bare.verb, "refresh");
  EXPECT_EQ(bare.profile, "dev");
  EXPECT_TRUE(bare.begins_with_profile);
  EXPECT_EQ(read({"refresh", "dev"}).profile, "dev");
  EXPECT_FALSE(read({"refresh", "dev"}).begins_with_profile);
  EXPECT_FALSE(read({"--all", "dev"}).begins_with_profile);
  EXPECT_EQ(error_of([] { read({"dev", "--profile", "x"}); }).object, "dev");
}

TEST(CommandLine, SwrolesLettersAreAnswered) {
  EXPECT_EQ(error_of([] { read({"-t", "123456"}); }).hint, "swrole's -t is --token CODE");
  EXPECT_EQ(error_of([] { read({"-j"}); }).hint, "swrole's -j is stsmfa export --format process");
}

TEST(CommandLine, SeveralProfilesAreForAll) {
  const Error error = error_of([] { read({"dev", "login"}); });
  EXPECT_EQ(error.object, "login");
  EXPECT_EQ(error.hint, "several: stsmfa --all dev login; stsmfa -h shows the verbs");
  EXPECT_EQ(error_of([] {
              read({"dev", "status"});
            }).hint,
            "the verb comes first: stsmfa status dev");
  EXPECT_EQ(error_of([] {
              read({"dev", "exec", "make", "a b"});
            }).hint,
            "the verb comes first: stsmfa exec dev -- make 'a b'");
  EXPECT_EQ(error_of([] { read({"dev", "exec"}); }).hint, "the verb comes first: stsmfa exec dev");
  EXPECT_EQ(error_of([] { read({"help", "status"}); }).hint, "that is stsmfa status --help");
  EXPECT_EQ(error_of([] {
              read({"dev", "login", "status"});
            }).hint,
            "several: stsmfa --all dev login status; stsmfa -h shows the verbs");
  EXPECT_EQ(error_of([] {
              read({"prod", "--", "ls", "-l", "a b"});
            }).hint,
            "a command is run by exec: stsmfa exec prod -- ls -l 'a b'");
}

TEST(CommandLine, AMisspeltVerbIsToldByAnOptionThatRefreshDoesNotTake) {
  const Error error = error_of([] { read({"statsu", "--json"}); });
  EXPECT_EQ(error.object, "statsu");
  EXPECT_EQ(error.hint, "did you mean stsmfa status?");
  EXPECT_EQ(error_of([] { read({"dev", "--json"}); }).object, "--json");
  EXPECT_EQ(error_of([] { read({"statsu", "dev"}); }).hint, "did you mean stsmfa status?");
}

TEST(CommandLine, WhatIsAboutOneProfileIsRefusedForMany) {
  for (const char* const option :
       {"--profile=p", "--assume-role=r", "--role-session-name=n", "--external-id=i", "--section=s",
        "--setup", "--save-device", "--mfa-session"}) {
    for (const char* const many : {"--all", "--renew"}) {
      const Error error = error_of([&] { read({many, option}); });
      EXPECT_EQ(error.status, ExitStatus::usage) << option;
      EXPECT_EQ(error.cause, std::string("is about one profile, and cannot go with ") + many);
    }
  }
}

TEST(CommandLine, RenewIsGivenNothingThatACodeNeeds) {
  for (const char* const option :
       {"--all", "--force", "--token=123456", "--token-stdin", "--no-mfa"}) {
    EXPECT_EQ(error_of([&] { read({"--renew", option}); }).status, ExitStatus::usage) << option;
  }
}

TEST(CommandLine, CapIsForMany) {
  EXPECT_TRUE(read({"--all", "--cap"}).cap);
  EXPECT_TRUE(read({"--renew", "--cap"}).cap);
  EXPECT_EQ(error_of([] { read({"--cap"}); }).object, "--cap");
}

TEST(CommandLine, TheWordAfterAVerbIsTheProfile) {
  EXPECT_EQ(read({"export", "dev"}).profile, "dev");
  EXPECT_EQ(error_of([] { read({"export", "dev", "--profile", "x"}); }).object, "dev");
  EXPECT_EQ(error_of([] { read({"export", "dev", "more"}); }).object, "more");
  EXPECT_EQ(error_of([] { read({"status", "dev", "login"}); }).object, "login");
  EXPECT_EQ(error_of([] { read({"status", "dev", "login"}); }).cause, "status takes one profile");
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

TEST(CommandLine, OptionsOfOursMayStandBetweenTheProfileAndTheDashes) {
  const Options named = read({"exec", "dev", "--no-prompt", "--duration", "1h", "-q", "--", "ls"});
  EXPECT_EQ(named.profile, "dev");
  EXPECT_TRUE(named.no_prompt && named.quiet);
  EXPECT_EQ(named.duration, std::chrono::hours(1));
  EXPECT_THAT(named.command, testing::ElementsAre("ls"));
  using Words = std::vector<std::string_view>;
  for (const Words& words :
       {Words{"ls", "--color", "--", "x"}, Words{"ls", "--no-prompt", "x", "--"},
        Words{"ls", "--no-prompt"}, Words{"ls", "--all", "--", "x"}, Words{"ls", "-h", "--", "x"},
        Words{"ls", "--help", "--", "x"}, Words{"ls", "--duration", "--", "x"},
        Words{"ls", "--duration"}}) {
    Words line = {"exec"};
    line.insert(line.end(), words.begin(), words.end());
    const Options options = read_options(line);
    EXPECT_FALSE(options.profile);
    EXPECT_FALSE(options.no_prompt || options.help);
    EXPECT_EQ(options.command, std::vector<std::string>(words.begin(), words.end()));
  }
}

TEST(CommandLine, ASingleWordAfterExecMayBeEither) {
  EXPECT_TRUE(read({"exec", "dev"}).command_may_be_profile);
  EXPECT_TRUE(read({"exec", "--no-prompt", "dev"}).command_may_be_profile);
  EXPECT_FALSE(read({"exec", "--", "dev"}).command_may_be_profile);
  EXPECT_FALSE(read({"exec", "dev", "arg"}).command_may_be_profile);
  EXPECT_FALSE(read({"exec", "dev", "--"}).command_may_be_profile);
}

}  // namespace
}  // namespace stsmfa::cli
