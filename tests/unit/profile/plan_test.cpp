#include "cli/options.h"
#include "profile/check_plan.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::keys;
using test::Scene;
using test::Staged;

const std::string device = "arn:aws:iam::123456789012:mfa/lee";
const std::string role = "arn:aws:iam::123456789012:role/iamAdmin";

/// A long-term section with a device and `more`.
Scene with(const std::string& more) {
  Scene scene;
  scene.credentials += more;
  return scene;
}

Plan plan(const Scene& scene) { return Staged(scene).plan(); }

TEST(Plan, WithoutARoleAsksForTwelveHours) {
  const Plan made = plan({});
  EXPECT_EQ(made.keys.access_key_id, "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(made.device->value, device);
  EXPECT_TRUE(made.roles.empty());
  EXPECT_EQ(made.duration, std::chrono::hours(12));
  EXPECT_EQ(made.renew_before, std::chrono::minutes(5));
}

TEST(Plan, TheRoleIsTheOptionThenTheVariableThenTheSection) {
  Scene scene = with("assume_role = file\n");
  EXPECT_EQ(plan(scene).role(), "file");
  EXPECT_EQ(plan(scene).duration, std::chrono::hours(1));
  scene.variables = {"MFA_ASSUME_ROLE=env"};
  EXPECT_EQ(plan(scene).role(), "env");
  scene.options.assume_role = "option";
  EXPECT_EQ(plan(scene).role(), "option");
  EXPECT_EQ(plan(with("role_arn = standard\n")).role(), "standard");
}

TEST(Plan, AnEmptyRoleOptionFallsThroughAndKeepsWhatIsStored) {
  Scene scene = with("assume_role = file\n");
  scene.options.assume_role = "";
  EXPECT_EQ(plan(scene).role(), "file");
  EXPECT_FALSE(plan(scene).keep_stored_role);
  EXPECT_TRUE(plan({.options = {.assume_role = ""}}).keep_stored_role);
}

TEST(Plan, TheDeviceIsTheOptionThenTheVariableThenTheSection) {
  EXPECT_EQ(plan({.variables = {"MFA_DEVICE=env"}}).device->value, "env");
  EXPECT_EQ(plan({.variables = {"MFA_DEVICE=env"}, .options = {.device = "opt"}}).device->value,
            "opt");
  EXPECT_EQ(plan({.credentials = "[default-long-term]\n" + keys + "mfa_serial = GAHT12345678\n"})
                .device->value,
            "GAHT12345678");
  EXPECT_EQ(plan({.credentials = "[default-long-term]\n" + keys,
                  .config = "[default]\nmfa_serial = from-config\n"})
                .device->value,
            "from-config");
  EXPECT_EQ(plan({.credentials = "[DEFAULT]\naws_mfa_device = d\n[default-long-term]\n" + keys +
                                 "mfa_serial = GAHT12345678\n"})
                .device->value,
            "GAHT12345678");
  EXPECT_EQ(plan({.credentials = "[DEFAULT]\naws_mfa_device = d\n[default-long-term]\n" + keys})
                .device->value,
            "d");
}

TEST(Plan, ADeviceThatNothingNamesIsIamsToFind) {
  Scene scene{.credentials = "[default-long-term]\n" + keys};
  EXPECT_FALSE(plan(scene).device);
  EXPECT_EQ(plan(scene).mfa, MfaUse::always);
  scene.options.no_mfa = true;
  EXPECT_EQ(plan(scene).mfa, MfaUse::never);
}

TEST(Plan, HalfAKeyPairIsNamedInAwsMfasWords) {
  EXPECT_EQ(error_of([] {
              plan({.credentials = "[default-long-term]\naws_access_key_id = A\n"});
            }).aws_mfa,
            "No option 'aws_secret_access_key' in section: 'default-long-term'");
  EXPECT_EQ(error_of([] { plan({.credentials = "[default-long-term]\nregion = A\n"}); }).aws_mfa,
            "No option 'aws_access_key_id' in section: 'default-long-term'");
}

TEST(Plan, HalfAKeyPairIsNotMadeWholeByACommand) {
  for (const auto& [half, missing] :
       {std::pair("aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n", "aws_secret_access_key"),
        std::pair("aws_secret_access_key = wJalrXUtnFEMI\n", "aws_access_key_id")}) {
    const std::string section = "[default-long-term]\ncredential_process = pass\n";
    EXPECT_TRUE(plan({.credentials = section}).keys.process);
    EXPECT_EQ(error_of([&, half = half] { plan({.credentials = section + half}); }).aws_mfa,
              "No option '" + std::string(missing) + "' in section: 'default-long-term'");
  }
}

TEST(Plan, WithoutARoleThereIsNoneForTheOptionsOfOne) {
  const cli::Options options{.role_session_name = "me", .external_id = "id"};
  EXPECT_TRUE(plan({.options = options}).roles.empty());
}

TEST(Plan, DurationIsTheOptionThenTheVariableThenTheSection) {
  Scene scene = with("duration_seconds = 90m\n");
  EXPECT_EQ(plan(scene).duration, Seconds(5400));
  scene.variables = {"MFA_STS_DURATION=1800"};
  EXPECT_EQ(plan(scene).duration, Seconds(1800));
  scene.options.duration = Seconds(900);
  EXPECT_EQ(plan(scene).duration, Seconds(900));
  scene = {.variables = {"MFA_STS_DURATION=0"}};
  EXPECT_EQ(plan(scene).duration, std::chrono::hours(12));
}

TEST(Plan, ABadDurationNamesWhereItStands) {
  EXPECT_EQ(error_of([] { plan(with("duration_seconds = soon\n")); }).object,
            "[default-long-term] duration_seconds: soon");
  const Error error = error_of([] { plan({.variables = {"MFA_STS_DURATION=soon"}}); });
  EXPECT_EQ(error.object, "MFA_STS_DURATION: soon");
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
}

TEST(Plan, NeverRenewsBeforeHalfOfTheDuration) {
  EXPECT_EQ(
      plan({.options = {.duration = Seconds(900), .renew_before = Seconds(7200)}}).renew_before,
      Seconds(450));
  EXPECT_EQ(plan(with("renew_before = 10m\n")).renew_before, Seconds(600));
}

/// botocore asks its credential_process again when less than 15 minutes are left.
TEST(Plan, RenewsFiveMinutesBeforeTheEndAndForAnSdkFifteen) {
  EXPECT_EQ(plan({}).renew_before, std::chrono::minutes(5));
  EXPECT_EQ(plan({.options = {.verb = "export", .format = "process"}}).renew_before,
            std::chrono::minutes(15));
}

TEST(Plan, ASourceProfileLendsKeysDeviceAndDurationButNotItsRole) {
  const std::string shared = "[login-long-term]\n" + keys + "aws_mfa_device = " + device +
                             "\nduration_seconds = 1800\nassume_role = " + role + "\n";
  for (const std::string name : {"login", "login-long-term"}) {
    const Plan made = plan({.credentials = shared + "[dev-long-term]\nsource_profile = " + name +
                                           "\nassume_role = other\n",
                            .options = {.profile = "dev"}});
    EXPECT_EQ(made.keys.access_key_id, "AKIAIOSFODNN7EXAMPLE");
    EXPECT_EQ(made.device->value, device);
    EXPECT_EQ(made.duration, Seconds(1800));
    EXPECT_EQ(made.role(), "other");
  }
}

TEST(Plan, AMissingSourceProfileIsNamed) {
  const Scene scene{.credentials = "[dev-long-term]\nsource_profile = gone\n",
                    .options = {.profile = "dev"}};
  EXPECT_EQ(error_of([&] { plan(scene); }).cause,
            "could not find source profile gone referenced from dev-long-term");
}

TEST(Plan, KeysAreNeverMixedFromTwoSections) {
  const Scene scene{.credentials = "[login-long-term]\n" + keys +
                                   "[dev-long-term]\nsource_profile = login\n"
                                   "aws_access_key_id = AKIAOTHEROTHEROTHER1\n",
                    .options = {.profile = "dev", .no_mfa = true}};
  EXPECT_EQ(error_of([&] { plan(scene); }).aws_mfa,
            "No option 'aws_secret_access_key' in section: 'dev-long-term'");
}

TEST(CheckPlan, KeysOfASessionMakeNoOtherWithoutARole) {
  const auto refusal_of = [](const std::string& more) {
    return error_of([&] {
      check_plan(plan({.credentials = "[default-long-term]\naws_access_key_id = "
                                      "ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\n" +
                                      more}));
    });
  };
  const Error without_token = refusal_of("");
  EXPECT_EQ(without_token.status, ExitStatus::plan_impossible);
  EXPECT_EQ(without_token.object, "[default-long-term]");
  EXPECT_EQ(without_token.cause,
            "its key id begins with ASIA: it is a session's, whose token is missing");
  EXPECT_EQ(without_token.hint, "put long-term keys there, whose id begins with AKIA");
  EXPECT_EQ(refusal_of("aws_session_token = t\n").cause,
            "its keys are a session's, of which AWS makes no other without a role");
  EXPECT_EQ(refusal_of("aws_session_token = t\nassume_role = " + role + "\n").status,
            ExitStatus::success);
  EXPECT_EQ(refusal_of("assume_role = " + role + "\n").cause, without_token.cause);
}

TEST(CheckPlan, TheFaultOfTheCommandLineIsUsageAndThatOfAFileIsNot) {
  const Error option =
      error_of([] { check_plan(plan({.options = {.assume_role = "arn:aws:iam::1:user/x"}})); });
  EXPECT_EQ(option.status, ExitStatus::usage);
  EXPECT_EQ(option.object, "--assume-role: arn:aws:iam::1:user/x");
  const Error file = error_of([] { check_plan(plan(with("assume_role = nonsense\n"))); });
  EXPECT_EQ(file.status, ExitStatus::plan_impossible);
  EXPECT_EQ(file.object, "[default-long-term] assume_role: nonsense");
}

TEST(CheckPlan, RangesDependOnWhetherThereIsARole) {
  EXPECT_EQ(error_of([] { check_plan(plan({.options = {.duration = Seconds(129600)}})); }).status,
            ExitStatus::success);
  EXPECT_EQ(error_of([] {
              check_plan(plan({.options = {.assume_role = role, .duration = Seconds(43201)}}));
            }).status,
            ExitStatus::usage);
  EXPECT_EQ(error_of([] { check_plan(plan({.options = {.duration = Seconds(899)}})); }).object,
            "--duration: 899 seconds");
}

TEST(Cap, AsksForAnHourAtMostAndRenewsNoEarlierThanHalfOfIt) {
  const auto capped = [](Seconds duration) {
    Plan made = plan(
        {.options = {
             .assume_role = role, .duration = duration, .renew_before = std::chrono::hours(2)}});
    cap(made);
    return made;
  };
  const Plan longer = capped(std::chrono::hours(12));
  EXPECT_EQ(longer.duration, std::chrono::hours(1));
  EXPECT_EQ(longer.roles.back().duration, std::chrono::hours(1));
  EXPECT_EQ(longer.renew_before, std::chrono::minutes(30));
  EXPECT_TRUE(longer.capped);
  const Plan shorter = capped(std::chrono::minutes(30));
  EXPECT_EQ(shorter.duration, std::chrono::minutes(30));
  EXPECT_FALSE(shorter.capped);
}

TEST(Plan, WhetherACodeMakesASharedSessionIsSaidByTheOptionTheSectionOrItsSource) {
  EXPECT_FALSE(plan({}).mfa_session);
  EXPECT_TRUE(plan({.options = {.mfa_session = true}}).mfa_session);
  EXPECT_TRUE(plan(with("mfa_session = True\n")).mfa_session);
  EXPECT_FALSE(plan(with("mfa_session = FALSE\n")).mfa_session);
  Scene scene = with("mfa_session = true\n[dev-long-term]\nsource_profile = default\n");
  scene.options.profile = "dev";
  EXPECT_TRUE(plan(scene).mfa_session);
  scene.credentials += "mfa_session = false\n";
  EXPECT_FALSE(plan(scene).mfa_session);
}

TEST(Plan, WhetherATimerMayRenewItIsTheSectionsOwnBusiness) {
  EXPECT_TRUE(plan({}).auto_renew);
  EXPECT_FALSE(plan(with("auto_renew = false\n")).auto_renew);
  Scene scene = with("auto_renew = false\n[dev-long-term]\nsource_profile = default\n");
  scene.options.profile = "dev";
  EXPECT_TRUE(plan(scene).auto_renew);
}

TEST(Plan, WhatIsNeitherTrueNorFalseIsNamed) {
  for (const std::string property : {"mfa_session", "auto_renew"}) {
    for (const std::string value : {"yes", "1", "truely"}) {
      const Error error = error_of([&] { plan(with(property + " = " + value + "\n")); });
      EXPECT_EQ(error.status, ExitStatus::plan_impossible) << property << value;
      EXPECT_EQ(error.object, "[default-long-term] " + property + ": " + value);
      EXPECT_EQ(error.cause, "is neither true nor false");
    }
  }
}

TEST(FitsSharedSession, ARoleOfAnHourAtMostThatMayBeAssumedWithoutACode) {
  const auto fits = [](cli::Options options, const std::string& more = {}) {
    Scene scene = with(more);
    if (more.empty()) options.assume_role = role;
    scene.options = options;
    return fits_shared_session(plan(scene), scene.options);
  };
  EXPECT_TRUE(fits({}));
  EXPECT_TRUE(fits({.duration = std::chrono::hours(1)}));
  EXPECT_FALSE(fits({.duration = Seconds(3601)}));
  EXPECT_FALSE(fits({.no_mfa = true}));
  EXPECT_FALSE(fits({.token_stdin = true}));
  EXPECT_FALSE(fits({.token = Secret("123456")}));
  EXPECT_TRUE(fits({.token = Secret("")}));
  EXPECT_FALSE(fits({}, "region = eu-west-1\n")) << "no role";
  EXPECT_FALSE(fits({}, "assume_role = " + role +
                            "\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_session_token = T\n"));
}

TEST(CodeCommand, AsksOnTheTerminalWhereThatIsSaid) {
  const auto is_interactive = [](const std::string& more) {
    return plan(with("mfa_process = code\n" + more)).code_command_is_interactive;
  };
  EXPECT_FALSE(is_interactive(""));
  EXPECT_FALSE(is_interactive("mfa_process_interactive = false\n"));
  EXPECT_TRUE(is_interactive("mfa_process_interactive = True\n"));
}

TEST(PlanOfSharedSession, AsksWithTheSameKeysForASessionWithoutARole) {
  Scene scene = with("mfa_process = code\n");
  scene.options = {.assume_role = role, .duration = Seconds(1800)};
  const Plan shared = plan_of_shared_session(plan(scene), "mfa-K", scene.options);
  EXPECT_EQ(shared.names.short_term, "mfa-K");
  EXPECT_EQ(shared.keys.access_key_id, "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(shared.device->value, device);
  EXPECT_EQ(shared.code_command->value, "code");
  EXPECT_EQ(shared.mfa, MfaUse::always);
  EXPECT_TRUE(shared.roles.empty());
  EXPECT_EQ(shared.duration, std::chrono::hours(12));
  scene.options.mfa_session_duration = std::chrono::hours(36);
  EXPECT_EQ(plan_of_shared_session(plan(scene), "mfa-K", scene.options).duration,
            std::chrono::hours(36));
}

TEST(PlanOfSharedSession, ABadDurationIsTheOptionsFault) {
  Scene scene;
  scene.options = {.assume_role = role, .mfa_session_duration = Seconds(1)};
  const Error error =
      error_of([&] { check_plan(plan_of_shared_session(plan(scene), "mfa-K", scene.options)); });
  EXPECT_EQ(error.status, ExitStatus::usage);
  EXPECT_EQ(error.object, "--mfa-session-duration: 1 seconds");
}

TEST(PlanOfSharedSession, ARoleThatIsTriedWithoutADeviceNeedsOneForIt) {
  const Scene scene{.credentials = "[default-long-term]\n" + keys,
                    .config = "[profile app]\nrole_arn = " + role + "\nsource_profile = keys\n" +
                              "[profile keys]\n" + keys,
                    .options = {.profile = "app"}};
  const Plan made = plan(scene);
  ASSERT_EQ(made.mfa, MfaUse::if_refused);
  EXPECT_EQ(plan_of_shared_session(made, "mfa-K", scene.options).mfa, MfaUse::always);
}

TEST(NameRoleSessions, IsGetpassUserMadeFitForAws) {
  Scene scene{.variables = {"USER=second", "LOGNAME=lee doe"}, .options = {.assume_role = role}};
  Plan made = plan(scene);
  name_role_sessions(made.roles, Staged(scene).context.environment);
  EXPECT_EQ(made.roles[0].session_name->value, "lee-doe");
}

TEST(NameRoleSessions, LeavesTheNameThatIsGiven) {
  Scene scene{.variables = {"LOGNAME=lee"},
              .options = {.assume_role = role, .role_session_name = "audit"}};
  Plan made = plan(scene);
  name_role_sessions(made.roles, Staged(scene).context.environment);
  EXPECT_EQ(made.roles[0].session_name->value, "audit");
}

TEST(NameRoleSessions, NamesEachOfAChainThatHasNone) {
  std::vector<Role> roles(3);
  roles[1].session_name = Setting{"audit"};
  const Scene scene{.variables = {"LOGNAME=lee"}};
  name_role_sessions(roles, Staged(scene).context.environment);
  EXPECT_EQ(roles[0].session_name->value, "lee");
  EXPECT_EQ(roles[1].session_name->value, "audit");
  EXPECT_EQ(roles[2].session_name->value, "lee");
}

}  // namespace
}  // namespace stsmfa::profile
