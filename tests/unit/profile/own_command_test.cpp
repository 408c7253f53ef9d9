#include "profile/own_command.h"

#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::Scene;
using test::Staged;

Error refusal_of(const std::string& command) {
  const Scene scene{.config = "[profile dev-sdk]\ncredential_process = " + command + "\n",
                    .options = {.profile = "dev-sdk"}};
  return error_of([&] { Staged(scene).plan(); });
}

TEST(RunsStsmfa, IsSeenByTheProgramAlone) {
  for (const char* command : {"stsmfa export dev", " /usr/bin/stsmfa", "~/bin/stsmfa\texport"}) {
    EXPECT_TRUE(runs_stsmfa(command)) << command;
  }
  for (const char* command : {"", "mystsmfa export", "stsmfa-keys", "vault stsmfa", "/stsmfa/x"}) {
    EXPECT_FALSE(runs_stsmfa(command)) << command;
  }
}

TEST(RefuseOwnCommand, NamesTheProfileThatItIsFor) {
  for (const char* command : {"stsmfa export --format process --profile dev",
                              "/usr/bin/stsmfa export --profile=dev --format process"}) {
    const Error error = refusal_of(command);
    EXPECT_EQ(error.status, ExitStatus::plan_impossible) << command;
    EXPECT_EQ(error.object, "profile: dev-sdk") << command;
    EXPECT_EQ(error.cause, "its credential_process is stsmfa itself, for AWS tools") << command;
    EXPECT_EQ(error.hint, "the profile that it is for: stsmfa dev") << command;
  }
}

TEST(RefuseOwnCommand, NamesNoneWhereItIsNotPlain) {
  for (const char* command : {"stsmfa export --format process", "stsmfa export --profile",
                              "stsmfa export --profile-x dev", "stsmfa export --profile \"$ME\"",
                              "stsmfa export --profile wJalrXUtnFEMIzK7MDENGzbPxRfiCYEXAMPLEKEY"}) {
    EXPECT_EQ(refusal_of(command).hint, "name the profile that the command names") << command;
  }
}

TEST(RefuseOwnCommand, LetsOthersBe) {
  const Scene scene{.config = "[profile dev]\ncredential_process = vault dev --profile x\n",
                    .options = {.profile = "dev"}};
  EXPECT_EQ(Staged(scene).plan().keys.process->value, "vault dev --profile x");
}

}  // namespace
}  // namespace stsmfa::profile
