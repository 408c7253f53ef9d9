#include "base/error.h"
#include "tests/unit/setup/wizard_scene.h"

namespace stsmfa::setup {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string new_section = "[dev-long-term]\n" + pair_of(lee) + device_line(lee_device);

class Wizard : public WizardTest {};

TEST_F(Wizard, AsksForNameKeysAndRoleAndShowsWhatItWrites) {
  write_file("# mine\n[other]\nregion = eu-west-1\n");
  EXPECT_EQ(run({"dev", lee.key, lee.secret, admin, ""}).status, ExitStatus::success);
  EXPECT_EQ(screen,
            "Profile name [default]: dev\n"
            "Access key id: AKIAIOSFODNN7EXAMPLE\n"
            "Secret access key (not shown): \n"
            "stsmfa: setup: these are the keys of arn:aws:iam::123456789012:user/lee\n"
            "stsmfa: MFA device: arn:aws:iam::123456789012:mfa/lee\n"
            "Role to assume, a name, an ARN or ACCOUNT/ROLE [none]: "
            "arn:aws:iam::123456789012:role/iamAdmin\n"
            "To ~/credentials:\n"
            "  [dev-long-term]\n"
            "    aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
            "    aws_secret_access_key = (not shown)\n"
            "    aws_mfa_device = arn:aws:iam::123456789012:mfa/lee\n"
            "    assume_role = arn:aws:iam::123456789012:role/iamAdmin\n"
            "Write it? [Y/n] \n"
            "stsmfa: setup: wrote [dev-long-term] to ~/credentials\n"
            "stsmfa: setup: now run stsmfa dev\n");
  EXPECT_EQ(file(), "# mine\n[other]\nregion = eu-west-1\n" + new_section +
                        "assume_role = " + admin + "\n");
}

TEST_F(Wizard, TakesEmptyAnswersForTheDefaultsAndMakesAMissingFile) {
  EXPECT_EQ(run({"", lee.key, lee.secret, "", ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), "[default-long-term]\n" + pair_of(lee) + device_line(lee_device));
  EXPECT_EQ(test::mode_of(path), 0600);
}

TEST_F(Wizard, AsksNothingThatAnOptionSays) {
  options.profile = "dev";
  options.assume_role = admin;
  options.device = "GAHT12345678";
  EXPECT_EQ(run({lee.key, lee.secret, "yes"}).status, ExitStatus::success);
  EXPECT_EQ(file(), "[dev-long-term]\n" + pair_of(lee) + device_line("GAHT12345678") +
                        "assume_role = " + admin + "\n");
  EXPECT_THAT(aws.calls, ElementsAre("GetCallerIdentity " + lee.key));
}

TEST_F(Wizard, TakesTheSuffixOffAName) {
  EXPECT_EQ(run({"dev-long-term", lee.key, lee.secret, "", ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), new_section);
  EXPECT_THAT(screen, EndsWith("now run stsmfa dev\n"));
}

TEST_F(Wizard, SaysHowToRefreshAProfileOfAnyName) {
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"dev dev", "stsmfa 'dev dev'"},
      {"status", "stsmfa --profile status"},
      {"dev*", "stsmfa 'dev*'"}};
  for (const auto& [name, said] : expected) {
    options.profile = name;
    write_file("[other]\n");
    EXPECT_EQ(run({lee.key, lee.secret, "", ""}).status, ExitStatus::success);
    EXPECT_THAT(screen, EndsWith("now run " + said + "\n"));
  }
}

TEST_F(Wizard, TakesNoNoticeOfBlanksAroundAnAnswer) {
  EXPECT_EQ(run({" dev ", lee.key + " ", " " + lee.secret, " ", " YES "}).status,
            ExitStatus::success);
  EXPECT_EQ(file(), new_section);
}

TEST_F(Wizard, AsksForNothingThatASectionWithoutKeysSays) {
  const std::string settings = "[dev-long-term]\nmfa_serial = GAHT12345678\nrole_arn = " + admin;
  write_file(settings + "\n");
  options.profile = "dev";
  EXPECT_EQ(run({lee.key, lee.secret, ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), settings + "\n" + pair_of(lee));
}

TEST_F(Wizard, WritesNothingAfterANo) {
  for (const std::string no : {"n", "no", "N"}) {
    write_file("[other]\n");
    options.profile = "dev";
    const Error error = run({lee.key, lee.secret, "", no});
    EXPECT_EQ(error.status, ExitStatus::plan_impossible);
    EXPECT_EQ(error.cause, "nothing is written");
    expect_untouched();
  }
}

TEST_F(Wizard, TakesThreeAnswersThatAreNeitherYesNorNoForANo) {
  write_file("[other]\n");
  options.profile = "dev";
  const Error error = run({lee.key, lee.secret, "", "what?", "when?", "why?", "y"});
  EXPECT_EQ(error.cause, "nothing is written");
  EXPECT_EQ(times("Write it? [Y/n] "), 3);
  expect_untouched();
}

TEST_F(Wizard, AsksAgainForANameThatCannotBeOne) {
  write_file("[other]\n");
  EXPECT_EQ(run({"a]b"}).status, ExitStatus::code_needed);
  EXPECT_EQ(screen,
            "Profile name [default]: a]b\n"
            "stsmfa: setup: not accepted: the section name 'a]b' holds a bracket or a quote\n"
            "Profile name [default]: \n");
  expect_untouched();
}

TEST_F(Wizard, SaysThatNothingChangesWhereNothingDoes) {
  write_file(new_section);
  options.profile = "dev";
  EXPECT_EQ(run({lee.key, lee.secret}).status, ExitStatus::success);
  EXPECT_THAT(screen, EndsWith("stsmfa: setup: [dev-long-term] has all of this already: nothing "
                               "changes\nstsmfa: setup: now run stsmfa dev\n"));
  EXPECT_THAT(screen, Not(HasSubstr("wrote")));
  expect_untouched();
}

TEST_F(Wizard, EndsWhereverNobodyAnswers) {
  options.profile = "dev";
  const std::deque<std::string> answers = {lee.key, lee.secret, ""};
  for (std::size_t given = 0; given <= answers.size(); ++given) {
    write_file("[other]\n");
    const Error error = run({answers.begin(), answers.begin() + static_cast<long>(given)});
    EXPECT_EQ(error.status, ExitStatus::code_needed);
    EXPECT_EQ(error.cause, "the input has ended before an answer: nothing is written");
    expect_untouched();
  }
}

TEST_F(Wizard, WritesNothingWhenItIsInterruptedAtAnyQuestion) {
  options.profile = "dev";
  for (const std::string at :
       {"Access key id", "Secret access key", "Role to assume", "Write it"}) {
    write_file("[other]\n");
    meanwhile = [&](const std::string& question) {
      if (question.find(at) != std::string::npos) throw Interrupted{2};
    };
    EXPECT_THROW(run({lee.key, lee.secret, "", "y"}), Interrupted) << at;
    expect_untouched();
  }
}

TEST_F(Wizard, RefusesOptionsThatCannotBeWrittenBeforeItAsks) {
  const std::vector<std::pair<std::optional<std::string> cli::Options::*, std::string>> bad = {
      {&cli::Options::profile, "a]b"},
      {&cli::Options::keys_from, "# pass show key"},
      {&cli::Options::device, "x"},
      {&cli::Options::assume_role, lee.arn},
      {&cli::Options::long_term_suffix, "none"}};
  write_file("[other]\n");
  const cli::Options good = options;
  for (const auto& [option, value] : bad) {
    options = good;
    options.profile = "dev";
    options.*option = value;
    EXPECT_EQ(run({}).status, ExitStatus::usage) << value;
    EXPECT_EQ(screen, "");
    EXPECT_THAT(commands, IsEmpty());
    expect_untouched();
  }
}

TEST_F(Wizard, RefusesASectionThatCannotBeEditedBeforeItAsks) {
  write_file(new_section + new_section);
  options.profile = "dev";
  const Error error = run({});
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
  EXPECT_THAT(error.cause, HasSubstr("stands on line 1 already"));
  EXPECT_EQ(screen, "");
  expect_untouched();
}

TEST_F(Wizard, WritesNothingWhenTheSectionWasMadeMeanwhile) {
  options.profile = "dev";
  meanwhile = [&](const std::string& question) {
    if (question.find("Write it?") != std::string::npos) test::write(path, new_section);
  };
  const Error error = run({kim.key, kim.secret, "", "y"});
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
  EXPECT_EQ(error.cause, "[dev-long-term] has been changed meanwhile: nothing is written");
  EXPECT_EQ(file(), new_section);
}

TEST_F(Wizard, MovesKeysWithoutAskingForThem) {
  write_file("[dev]\n# mine\nregion = eu-west-1\n" + pair_of(lee) + device_line(lee_device) +
             "\n[x]\nk = v\n");
  options.profile = "dev";
  EXPECT_EQ(run({"", "", ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), "[dev]\n# mine\nregion = eu-west-1\n\n[x]\nk = v\n" + new_section);
  EXPECT_THAT(screen, testing::StartsWith(
                          "[dev] holds long-term keys. Move them to [dev-long-term]? [Y/n] \n"
                          "stsmfa: setup: these are the keys of " +
                          lee.arn + "\nRole to assume"));
  EXPECT_THAT(screen, Not(HasSubstr(lee.secret)));
}

TEST_F(Wizard, RemovesASectionThatHadTheMovedKeysAlone) {
  write_file("[dev]\n" + pair_of(lee) + "[x]\nk = v\n");
  options.profile = "dev-long-term";
  EXPECT_EQ(run({"y", "", ""}).status, ExitStatus::success);
  EXPECT_EQ(file(), "[x]\nk = v\n" + new_section);
}

TEST_F(Wizard, LeavesKeysWhereTheyAreAfterANo) {
  write_file("[dev]\n" + pair_of(lee));
  options.profile = "dev";
  const Error error = run({"n"});
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.cause, "nothing is written");
  EXPECT_THAT(aws.calls, IsEmpty());
  expect_untouched();
}

}  // namespace
}  // namespace stsmfa::setup
