#include "profile/value_forms.h"

#include "tests/unit/sts/verdict.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace stsmfa::profile {
namespace {

void expect_all(sts::Check (*check)(std::string_view), std::initializer_list<const char*> values,
                const std::string& verdict) {
  for (const char* const value : values) {
    EXPECT_EQ(test::verdict(check(value)), verdict) << value;
  }
}

TEST(ValueForms, ADurationIsWhatTheCommandLineTakes) {
  expect_all(check_duration_form, {"900", "0", "90m", "12h", "1h30m", " 15m "}, "accepted");
  expect_all(check_duration_form, {"", "-1", "1.5h", "an hour", "1 h", "1d"},
             "not a duration: seconds, or such as 90m, 12h, 1h30m");
}

TEST(ValueForms, ATruthIsInAnyCase) {
  expect_all(check_truth, {"true", "false", "TRUE", "False"}, "accepted");
  expect_all(check_truth, {"", "yes", "no", "0", "1", "truee", "fals"},
             "is neither true nor false");
}

TEST(ValueForms, ARegionMayStandInAHost) {
  expect_all(check_region, {"eu-central-1", "us-gov-west-1", "mars-1"}, "accepted");
  expect_all(check_region, {"", "eu west", "eu.west", "-eu", "eu-west-1/"},
             "not the name of a region");
}

TEST(ValueForms, RegionalEndpointsAreOneOfTwoWordsInAnyCase) {
  expect_all(check_regional_endpoints, {"legacy", "regional", "Regional", "LEGACY"}, "accepted");
  expect_all(check_regional_endpoints, {"", "global", "regiona", "legacy "},
             "is neither legacy nor regional");
}

}  // namespace
}  // namespace stsmfa::profile
