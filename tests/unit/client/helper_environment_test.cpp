#include "client/helper.h"
#include "profile/destination.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::client {
namespace {

using test::Scene;
using test::Staged;
using testing::ElementsAre;

TEST(HelperEnvironment, HasTheBundleAndNothingElse) {
  const Scene scene{.variables = {"HTTPS_PROXY=a", "HTTP_PROXY=b", "NO_PROXY=c", "SSLKEYLOGFILE=d",
                                  "AWS_SECRET_ACCESS_KEY=e", "AWS_CA_BUNDLE=/etc/hosts"}};
  const Staged staged(scene);
  EXPECT_THAT(helper_environment(profile::find_destination(sts::Service::sts, staged.plan(),
                                                           staged.profile(), staged.context)),
              ElementsAre("STSMFA_CA_BUNDLE=/etc/hosts"));
}

TEST(HelperEnvironment, HasEachOfSeveralBundlesOnce) {
  using Bundles = std::vector<std::string>;
  EXPECT_THAT(helper_environment(Bundles{"", "/b", "/a c", "/b", ""}),
              ElementsAre("STSMFA_CA_BUNDLE=/b\n/a c"));
  EXPECT_THAT(helper_environment(Bundles{"", ""}), ElementsAre());
}

}  // namespace
}  // namespace stsmfa::client
