#include "app/report.h"

#include "tests/unit/app/scene.h"
#include "tests/unit/base/local_zone.h"

#include <gtest/gtest.h>

namespace stsmfa::app {
namespace {

using credentials::Finding;
using test::LocalZone;

const Time noon = at("2026-11-21 12:00:00");

TEST(Sentences, AreAwsMfas) {
  const LocalZone zone("UTC");
  const credentials::Decision decision{.expiration = noon + Seconds(5400)};
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
  EXPECT_EQ(question("arn:d", Seconds(3600)),
            "Enter AWS MFA code for device [arn:d] (renewing for 3600 seconds):");
}

TEST(Sentences, TellTheTimeOfTheReadersClock) {
  const LocalZone zone("EST5");
  EXPECT_EQ(success(noon, Seconds(3600)),
            "Success! Your credentials will expire in 3600 seconds at: 2026-11-21 07:00:00-05:00 "
            "(1h)");
}

TEST(Sentences, AQuestionCannotMoveTheCursor) {
  EXPECT_EQ(question("a\033[2J", Seconds(1)),
            "Enter AWS MFA code for device [a\\x1b[2J] (renewing for 1 seconds):");
}

TEST(OneLine, LeavesEmptyPartsOutAndPrefersAwsMfasWords) {
  EXPECT_EQ(one_line({.action = "read", .cause = "no"}), "read: no");
  EXPECT_EQ(one_line({.action = "read", .object = "f", .cause = "no"}), "read: f: no");
  EXPECT_EQ(one_line({.action = "read", .aws_mfa = "words"}), "words");
}

TEST(Report, MakesRoomBeforeEachLineThatIsPrintedAndForNoOther) {
  int lines = 0;
  const Options options{.log_level = LogLevel::info};
  const Report report(options);
  report.before_each_line([&] { ++lines; });
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  report.debug("not printed");
  report.detail("not", "printed");
  EXPECT_EQ(lines, 0);
  report.info("printed");
  report.notice("this", "as well");
  report.error({.cause = "and this", .hint = "with this"});
  EXPECT_EQ(lines, 4);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "INFO - printed\n");
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "stsmfa: this: as well\nstsmfa: and this\nhint: with this\n");
  report.before_each_line(nullptr);
}

}  // namespace
}  // namespace stsmfa::app
