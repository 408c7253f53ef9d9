#include "profile/plan_profile.h"

#include "profile/other_tools.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::keys;
using test::Scene;
using test::Staged;

using testing::HasSubstr;

const std::string device = "arn:aws:iam::123456789012:mfa/lee";
const std::string app =
    "[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = login\n";

Scene scene(std::string credentials, std::string config, std::string profile = "app") {
  return {.credentials = std::move(credentials),
          .config = std::move(config),
          .options = {.profile = std::move(profile)}};
}

Plan plan(const Scene& scene) { return Staged(scene).plan(); }

TEST(PlanProfile, ARoleProfileWithADeviceIsAssumedFromTheKeysOfItsSource) {
  const Plan made = plan(scene("[login]\n" + keys, app + "mfa_serial = " + device + "\n"));
  EXPECT_EQ(made.names.short_term, "app-mfa");
  EXPECT_EQ(made.keys.access_key_id, "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(made.keys.section, "login");
  EXPECT_EQ(made.device->value, device);
  EXPECT_EQ(made.mfa, MfaUse::always);
  EXPECT_EQ(made.role(), "arn:aws:iam::123456789012:role/app");
  EXPECT_EQ(made.duration, std::chrono::hours(1));
  EXPECT_TRUE(made.onward.empty());
}

TEST(PlanProfile, WithoutADeviceItIsTriedWithoutACode) {
  EXPECT_EQ(plan(scene("[login]\n" + keys, app)).mfa, MfaUse::if_refused);
  Scene given = scene("[login]\n" + keys, app);
  given.variables = {"MFA_DEVICE=" + device};
  EXPECT_EQ(plan(given).mfa, MfaUse::always);
}

TEST(PlanProfile, TheDeviceOfTheKeysIsForWhenTheRoleAsksForOne) {
  const Plan made = plan(scene("[login]\n" + keys + "mfa_serial = " + device + "\n", app));
  EXPECT_EQ(made.mfa, MfaUse::if_refused);
  EXPECT_EQ(made.device->value, device);
}

TEST(PlanProfile, ARoleProfileInTheCredentialsFileWillDo) {
  const Plan made = plan(scene("[login]\n" + keys +
                                   "[app]\nrole_arn = r\nsource_profile = login\n"
                                   "mfa_serial = " +
                                   device + "\n",
                               ""));
  EXPECT_EQ(made.role(), "r");
  EXPECT_EQ(made.names.short_term, "app-mfa");
}

TEST(PlanProfile, TheDurationAskedForIsTheLastOnwardRolesAlone) {
  const auto durations = [](std::optional<Seconds> asked) {
    Scene given = scene("[login-long-term]\n" + keys + "aws_mfa_device = " + device + "\n",
                        "[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\n"
                        "source_profile = first\n"
                        "[profile first]\nrole_arn = arn:aws:iam::123456789012:role/first\n"
                        "source_profile = login\nduration_seconds = 1200\n");
    given.options.duration = asked;
    std::vector<Seconds> found;
    for (const Role& role : plan(given).onward) {
      found.push_back(role.duration);
    }
    return found;
  };
  using std::chrono::minutes;
  EXPECT_THAT(durations({}), testing::ElementsAre(minutes(20), minutes(60)));
  EXPECT_THAT(durations(minutes(15)), testing::ElementsAre(minutes(20), minutes(15)));
  EXPECT_THAT(durations(minutes(60)), testing::ElementsAre(minutes(20), minutes(60)));
  EXPECT_THAT(durations(minutes(61)), testing::ElementsAre(minutes(20), minutes(60)))
      << "AWS caps chained sessions";
}

TEST(PlanProfile, OfOnwardRolesTheLastOneSaysHowEarlyItsSessionIsRenewed) {
  const auto renew_before = [](const std::string& first, const std::string& last) {
    Scene given = scene("[login-long-term]\n" + keys + "aws_mfa_device = " + device + "\n",
                        "[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\n"
                        "source_profile = first\nduration_seconds = " +
                            last +
                            "\n[profile first]\nrole_arn = arn:aws:iam::123456789012:role/first\n"
                            "source_profile = login\nduration_seconds = " +
                            first + "\n");
    given.options.renew_before = std::chrono::minutes(25);
    return plan(given).onward_renew_before;
  };
  EXPECT_EQ(renew_before("900", "3600"), std::chrono::minutes(25));
  EXPECT_EQ(renew_before("3600", "1200"), std::chrono::minutes(10)) << "never more than half of it";
}

TEST(PlanProfile, ASourceWithALongTermSectionServesTheRoleByItsSession) {
  const Plan made =
      plan(scene("[login-long-term]\n" + keys + "aws_mfa_device = " + device + "\n",
                 app + "region = eu-west-1\nrole_session_name = me\nduration_seconds = 7200\n"));
  EXPECT_EQ(made.names.profile, "login");
  EXPECT_EQ(made.names.short_term, "login");
  EXPECT_EQ(made.role(), "");
  EXPECT_EQ(made.duration, std::chrono::hours(12));
  EXPECT_EQ(made.onward_profile, "app");
  ASSERT_EQ(made.onward.size(), 1U);
  EXPECT_EQ(made.onward[0].arn.value, "arn:aws:iam::123456789012:role/app");
  EXPECT_EQ(made.onward[0].session_name->value, "me");
  EXPECT_EQ(made.onward[0].duration, std::chrono::hours(1)) << "chained";
  EXPECT_EQ(made.region->value, "eu-west-1");
}

TEST(PlanProfile, WhatTheCommandLineSaysOfTheRoleIsNotForTheSessionThatServesIt) {
  Scene given = scene("[login-long-term]\n" + keys + "aws_mfa_device = " + device + "\n", app);
  given.options.duration = Seconds(900);
  given.options.external_id = "id";
  const Plan made = plan(given);
  EXPECT_EQ(made.duration, std::chrono::hours(12));
  EXPECT_EQ(made.onward[0].duration, Seconds(900));
  EXPECT_EQ(made.onward[0].external_id->value, "id");
}

TEST(PlanProfile, WithADeviceOfItsOwnTheRoleIsAssumedDirectlyFromTheLongTermKeys) {
  const Plan made = plan(scene("[login-long-term]\n" + keys,
                               app + "mfa_serial = " + device + "\nduration_seconds = 7200\n"));
  EXPECT_EQ(made.names.short_term, "app-mfa");
  EXPECT_EQ(made.duration, Seconds(7200));
  EXPECT_EQ(made.roles.size(), 1U);
}

TEST(PlanProfile, TheProfilesOwnSettingsCountWhereItsSessionHasAnotherName) {
  Scene given = scene("[dev-long-term]\n" + keys, "[profile dev]\nregion = eu-west-1\n", "dev");
  EXPECT_EQ(plan(given).names.short_term, "dev");
  given.options.short_term_suffix = "st";
  const Staged staged(given);
  EXPECT_EQ(staged.plan().names.short_term, "dev-st");
  EXPECT_EQ(staged.profile().anywhere({"region"})->value, "eu-west-1");
}

TEST(PlanProfile, TheOptionsOfARoleAreAboutTheLastOfAChain) {
  Scene given = scene("[login-long-term]\n" + keys + "assume_role = first\n",
                      app + "mfa_serial = " + device + "\n");
  given.options.external_id = "id";
  given.options.role_session_name = "me";
  const Plan made = plan(given);
  ASSERT_EQ(made.roles.size(), 2U);
  EXPECT_FALSE(made.roles[0].external_id);
  EXPECT_FALSE(made.roles[0].session_name);
  EXPECT_EQ(made.roles[1].external_id->value, "id");
  EXPECT_EQ(made.roles[1].session_name->value, "me");
}

TEST(PlanProfile, TheRoleOfTheLongTermSectionItselfBeginsTheChain) {
  for (const std::string key : {"assume_role", "role_arn"}) {
    const Plan made = plan(scene("[login-long-term]\n" + keys + key +
                                     " = first\nexternal_id = id\n"
                                     "role_session_name = me\n",
                                 app + "mfa_serial = " + device + "\n"));
    ASSERT_EQ(made.roles.size(), 2U) << key;
    EXPECT_EQ(made.roles[0].arn.value, "first");
    EXPECT_EQ(made.roles[0].external_id->value, "id");
    EXPECT_EQ(made.roles[0].session_name->value, "me");
    EXPECT_EQ(made.role(), "arn:aws:iam::123456789012:role/app");
    EXPECT_EQ(made.keys.section, "login-long-term");
  }
}

TEST(PlanProfile, AChainIsCappedAtAnHour) {
  const std::string config = app + "mfa_serial = " + device +
                             "\nduration_seconds = 7200\n[profile login]\nrole_arn = first\n"
                             "source_profile = keys\n[profile keys]\n" +
                             keys;
  const Plan made = plan(scene("", config));
  ASSERT_EQ(made.roles.size(), 2U);
  EXPECT_EQ(made.roles[0].arn.value, "first");
  EXPECT_EQ(made.role(), "arn:aws:iam::123456789012:role/app");
  EXPECT_EQ(made.duration, std::chrono::hours(1));
  EXPECT_TRUE(made.capped);
  EXPECT_EQ(made.keys.section, "") << "they stand in the config file";
}

TEST(PlanProfile, KeysWithoutARoleMakeASessionBesideThem) {
  const Plan made = plan(scene("[app]\n" + keys, "[profile app]\nregion = eu-west-1\n"));
  EXPECT_EQ(made.names.kind, ProfileKind::long_term_keys);
  EXPECT_EQ(made.names.short_term, "app-mfa");
  EXPECT_TRUE(made.roles.empty());
  EXPECT_EQ(made.mfa, MfaUse::always);
  EXPECT_EQ(made.region->value, "eu-west-1");
}

TEST(PlanProfile, ALongTermSectionComesFirst) {
  const Plan made = plan(scene("[app-long-term]\n" + keys + "[login]\n" + keys, app));
  EXPECT_EQ(made.names.short_term, "app");
  EXPECT_EQ(made.role(), "");
}

TEST(PlanProfile, ASessionAsSourceNeedsNoCodeAndIsChained) {
  const Plan made = plan(scene(
      "[login]\n" + keys + "aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_session_token = t\n",
      app + "mfa_serial = " + device + "\n"));
  EXPECT_EQ(made.mfa, MfaUse::never);
  EXPECT_EQ(made.keys.session_token, Secret("t"));
  EXPECT_TRUE(is_chained(made));
}

TEST(PlanProfile, ACommandForTheKeysWillDo) {
  const Plan made = plan(scene("[app-long-term]\ncredential_process = op\n", ""));
  EXPECT_EQ(made.keys.process->value, "op");
  EXPECT_EQ(made.keys.process->origin, "[app-long-term] credential_process");
}

TEST(PlanProfile, ACommandIsNotAskedWhereAKeyStands) {
  const std::string command = "[profile app]\ncredential_process = op\n";
  const auto asks = [&](const std::string& credentials) {
    const Scene given = scene(credentials, command);
    const Staged staged(given);
    return gets_keys_by_command(staged.files.layers_of("app"));
  };
  EXPECT_TRUE(asks("[app]\nregion = eu-west-1\n"));
  EXPECT_FALSE(asks("[app]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"));
  EXPECT_FALSE(asks("[app]\naws_secret_access_key = s\n"));
}

TEST(PlanProfile, ProfilesThatServeEachOtherAreALoop) {
  const std::string ours = "assumed_role = True\nexpiration = 2026-11-21 12:00:00\n";
  const Scene given = scene("[a-mfa]\n" + keys + ours + "[b-mfa]\n" + keys + ours,
                            "[profile a]\nrole_arn = r\nsource_profile = b-mfa\n"
                            "[profile b]\nrole_arn = r\nsource_profile = a-mfa\n",
                            "a");
  EXPECT_THAT(error_of([&] { plan(given); }).cause, HasSubstr("infinite loop"));
}

TEST(PlanProfile, UpToSixteenProfilesServeEachOther) {
  const std::string app_role = "arn:aws:iam::123456789012:role/app";
  const auto served_by = [&](int servers) {
    std::string config;
    for (int i = 0; i < servers; ++i) {
      config += "[profile p" + std::to_string(i) + "]\nrole_arn = " + app_role +
                "\nsource_profile = p" + std::to_string(i + 1) +
                (i + 1 < servers ? "-mfa\n" : "\n");
    }
    std::string credentials = "[p" + std::to_string(servers) + "-long-term]\n" + keys;
    for (int i = 1; i < servers; ++i) {
      credentials += "[p" + std::to_string(i) + "-mfa]\n" + keys +
                     "assumed_role = True\nexpiration = 2026-11-21 12:00:00\n";
    }
    return scene(std::move(credentials), std::move(config), "p0");
  };
  EXPECT_EQ(plan(served_by(16)).onward.size(), 16U);
  EXPECT_THAT(error_of([&] { plan(served_by(17)); }).cause, HasSubstr("infinite loop"));
}

TEST(PlanProfile, OfRolesOneAfterTheOtherEachLastsAsLongAsItsOwnProfileSays) {
  const std::string config =
      "[profile login]\n" + keys + "[profile mid]\nrole_arn = m\nsource_profile = login\n" +
      "duration_seconds = 900\n[profile end]\nrole_arn = e\nsource_profile = mid\n" +
      "duration_seconds = ";
  const Plan made = plan(scene("", config + "1800\n", "end"));
  ASSERT_EQ(made.roles.size(), 2U);
  EXPECT_EQ(made.roles[0].duration, Seconds(900));
  EXPECT_EQ(made.roles[1].duration, Seconds(1800));
  const Plan capped = plan(scene("", config + "7200\n", "end"));
  EXPECT_TRUE(capped.capped);
  EXPECT_EQ(capped.roles[0].duration, Seconds(900));
  EXPECT_EQ(capped.roles[1].duration, Seconds(3600));
}

TEST(PlanProfile, AHundredRolesOneAfterTheOtherAreTheMost) {
  std::string config = "[profile c0]\n" + keys;
  for (int i = 1; i <= 101; ++i) {
    config += "[profile c" + std::to_string(i) + "]\nrole_arn = r\nsource_profile = c" +
              std::to_string(i - 1) + "\n";
  }
  EXPECT_EQ(plan(scene("", config, "c100")).roles.size(), 100U);
  EXPECT_THAT(error_of([&] { plan(scene("", config, "c101")); }).cause,
              HasSubstr("more than 100 roles"));
}

TEST(PlanProfile, WhatOtherToolsDoIsSaidWithTheirName) {
  const Error sso =
      error_of([] { plan(scene("", app + "[profile login]\nsso_session = corp\n")); });
  EXPECT_THAT(sso.hint, HasSubstr("aws sso login"));
  const Error ec2 = error_of([] {
    plan(scene("", "[profile app]\nrole_arn = r\ncredential_source = Ec2InstanceMetadata\n"));
  });
  EXPECT_THAT(ec2.cause, HasSubstr("credential_source"));
}

TEST(PlanProfile, CoinbasesTimeOutCountsForRolesBelowTheKeys) {
  Scene given = scene("[login]\n" + keys, app);
  given.variables = {"AWS_ROLE_SESSION_TIMEOUT=1800"};
  EXPECT_EQ(plan(given).duration, Seconds(1800));
  given.config += "duration_seconds = 900\n";
  EXPECT_EQ(plan(given).duration, Seconds(900));
  Scene without_role = scene("[app]\n" + keys, "");
  without_role.variables = given.variables;
  EXPECT_EQ(plan(without_role).duration, std::chrono::hours(12));
}

}  // namespace
}  // namespace stsmfa::profile
