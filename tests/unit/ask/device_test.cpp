#include "ask/device.h"

#include "base/error.h"
#include "os/read_line.h"

#include <gtest/gtest.h>

namespace stsmfa::ask {
namespace {

const std::string virtual_device = "arn:aws:iam::123456789012:mfa/lee";

Answer the_second(const Question& /*question*/) {
  return {Answer::From::terminal, {os::LineEnd::line, Secret("2")}};
}

TEST(ChoiceOfADevice, IsMadeByItsNumber) {
  EXPECT_EQ(choose_device({.with_codes = {virtual_device, "GAHT12345678"}}, the_second),
            "GAHT12345678");
}

TEST(ChoiceOfADevice, IsRefusedWhereIamNamesWhatCannotBeOne) {
  for (const std::string bad : {"short", "arn:aws:iam::123456789012:user/lee", "GAHT1234#5678"}) {
    for (const std::vector<std::string>& devices : {{bad}, std::vector{virtual_device, bad}}) {
      try {
        choose_device({.with_codes = devices}, the_second);
        ADD_FAILURE() << bad;
      } catch (const Error& error) {
        EXPECT_EQ(error.status, ExitStatus::unreached);
        EXPECT_EQ(error.object, "IAM: MFA device " + bad);
      }
    }
  }
}

}  // namespace
}  // namespace stsmfa::ask
