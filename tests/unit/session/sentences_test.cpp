#include "session/sentences.h"

#include "tests/unit/base/local_zone.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using test::LocalZone;

const Time noon = test::at("2026-11-21 12:00:00");

TEST(Sentences, AreAwsMfas) {
  const LocalZone zone("UTC");
  const Decision decision{.expiration = noon + Seconds(5400)};
  EXPECT_EQ(validating("dev", ""), "Validating credentials for profile: dev ");
  EXPECT_EQ(validating("dev", "arn:x"),
            "Validating credentials for profile: dev with assumed role: arn:x");
  EXPECT_EQ(finding_text(Finding::section_missing, "dev", decision, noon),
            "Short term credentials section dev is missing, obtaining new credentials.");
  EXPECT_EQ(finding_text(Finding::keys_missing, "dev", decision, noon),
            "Your existing credentials are missing or invalid, obtaining new credentials.");
  EXPECT_EQ(finding_text(Finding::forced, "dev", decision, noon),
            "Forcing refresh of credentials.");
  EXPECT_EQ(finding_text(Finding::role_changed, "dev", decision, noon),
            "Obtaining credentials for a new role or profile.");
  EXPECT_EQ(finding_text(Finding::expired, "dev", decision, noon),
            "Your credentials have expired, renewing.");
  EXPECT_EQ(finding_text(Finding::expiring, "dev", {.expiration = noon + Seconds(42)}, noon),
            "Your credentials expire in 42 seconds, renewing.");
  EXPECT_EQ(finding_text(Finding::valid, "dev", decision, noon),
            "Your credentials are still valid for 5400 seconds they will expire at 2026-11-21 "
            "13:30:00+00:00 (1h 30m)");
  EXPECT_EQ(fetching("dev", "", Seconds(900)),
            "Fetching Credentials - Profile: dev, Duration: 900");
  EXPECT_EQ(fetching("dev", "arn:x", Seconds(900)),
            "Assuming Role - Profile: dev, Role: arn:x, Duration: 900");
  EXPECT_EQ(success(noon, Seconds(3600)),
            "Success! Your credentials will expire in 3600 seconds at: 2026-11-21 12:00:00+00:00 "
            "(1h)");
}

TEST(Sentences, TellTheTimeOfTheReadersClock) {
  const LocalZone zone("EST5");
  EXPECT_EQ(success(noon, Seconds(3600)),
            "Success! Your credentials will expire in 3600 seconds at: 2026-11-21 07:00:00-05:00 "
            "(1h)");
}

}  // namespace
}  // namespace stsmfa::session
