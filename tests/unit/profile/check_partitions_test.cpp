#include "profile/check_partitions.h"

#include "tests/unit/error_of.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace stsmfa::profile {
namespace {

const std::string device = "arn:aws:iam::123456789012:mfa/lee";
const std::string ours = "arn:aws:iam::123456789012:role/a";
const std::string chinese = "arn:aws-cn:iam::123456789012:role/b";

std::vector<Role> roles_of(std::initializer_list<std::string> arns) {
  std::vector<Role> roles;
  for (const std::string& arn : arns) {
    roles.emplace_back().arn = {.value = arn, .source = Source::config_file, .origin = "role_arn"};
  }
  return roles;
}

/// What is said of roles, and of those that follow them; empty where they can be of one session.
std::string refusal_of(const std::string& serial, std::initializer_list<std::string> roles,
                       std::initializer_list<std::string> onward = {}) {
  Plan plan;
  if (!serial.empty()) plan.device = {.value = serial};
  plan.roles = roles_of(roles);
  plan.onward = roles_of(onward);
  const Error error = test::error_of([&] { check_partitions(plan); });
  return error.status == ExitStatus::success ? "" : error.object + " " + error.cause;
}

TEST(CheckPartitions, AreOneOfDeviceAndRoles) {
  EXPECT_EQ(refusal_of(device, {ours, ours}, {ours}), "");
  EXPECT_EQ(refusal_of("", {}), "");
  EXPECT_EQ(refusal_of("", {chinese}), "");
  EXPECT_EQ(refusal_of("GAHT12345678", {chinese}, {chinese}), "");
  EXPECT_EQ(refusal_of(device, {"prod/admin"}), "") << "a name says nothing of it";
}

TEST(CheckPartitions, AnyRoleOfAnotherIsNamedWithWhatCameFirst) {
  const std::string begin = "role_arn: " + chinese + " is of the partition aws-cn, but the ";
  const std::string of_device = begin + "MFA device " + device + " is of aws";
  EXPECT_EQ(refusal_of(device, {chinese}), of_device);
  EXPECT_EQ(refusal_of(device, {ours, ours, chinese}), of_device);
  EXPECT_EQ(refusal_of(device, {ours}, {ours, chinese}), of_device);
  const std::string of_role = begin + "role " + ours + " is of aws";
  EXPECT_EQ(refusal_of("", {"prod/admin", ours, chinese}), of_role);
  EXPECT_EQ(refusal_of("GAHT12345678", {ours}, {chinese}), of_role);
}

}  // namespace
}  // namespace stsmfa::profile
