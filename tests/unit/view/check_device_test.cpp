#include "view/check_device.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace stsmfa::view {
namespace {

const std::string lee = "arn:aws:iam::123456789012:user/teams/lee";

std::string told(const std::string& device, const ListDevices& list) {
  const auto problem = check_device(device, lee, list);
  return problem ? problem->what + " (" + problem->hint + ")" : "";
}

ask::MfaDevices not_asked() { throw plan_error("IAM", "is asked"); }

TEST(CheckDevice, ADeviceNamedAfterTheUserIsTheirs) {
  EXPECT_EQ(told("arn:aws:iam::123456789012:mfa/lee", not_asked), "");
}

TEST(CheckDevice, OneOfAnotherAccountIsNot) {
  EXPECT_EQ(told("arn:aws:iam::999988887777:mfa/lee", not_asked),
            "MFA device arn:aws:iam::999988887777:mfa/lee is of another account than its keys: " +
                lee + " (aws_mfa_device is to be one of this user's devices)");
}

TEST(CheckDevice, IamSaysWhoseAnotherOneIs) {
  const auto list = [] { return ask::MfaDevices{.with_codes = {"GAHT12345678"}}; };
  EXPECT_EQ(told("GAHT12345678", list), "");
  EXPECT_EQ(told("GAHT87654321", list),
            "MFA device GAHT87654321 is not one of " + lee + " (IAM knows GAHT12345678)");
}

TEST(CheckDevice, WhatIamDoesNotSayIsNotKnown) { EXPECT_EQ(told("GAHT12345678", not_asked), ""); }

TEST(CheckDevice, OnlyUsersHaveDevicesOfTheirOwn) {
  EXPECT_FALSE(check_device("GAHT12345678", "", not_asked));
  EXPECT_FALSE(check_device("GAHT12345678", "arn:aws:iam::123456789012:root", not_asked));
}

}  // namespace
}  // namespace stsmfa::view
