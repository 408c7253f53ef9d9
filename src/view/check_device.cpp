#include "view/check_device.h"

#include "base/error.h"
#include "cli/words.h"
#include "sts/arn.h"
#include "view/find_problems.h"

#include <algorithm>

namespace stsmfa::view {

namespace {

std::optional<Problem> check_by_iam(const std::string& device, const std::string& user,
                                    const ListDevices& list) {
  try {
    ask::MfaDevices theirs = list();
    std::vector<std::string>& all = theirs.with_codes;
    all.insert(all.end(), theirs.fido.begin(), theirs.fido.end());
    if (std::ranges::find(all, device) != all.end()) return std::nullopt;
    return Problem{
        "MFA device " + device + " is not one of " + user,
        all.empty() ? "IAM knows no device of this user" : "IAM knows " + cli::join(all)};
  } catch (const Error&) {
    return std::nullopt;  // it may be forbidden, and refresh does not need it
  }
}

}  // namespace

std::optional<Problem> check_device(const std::string& device, const std::string& user,
                                    const ListDevices& list) {
  const auto its = sts::parse_arn(device);
  const auto owner = sts::parse_arn(user);
  const std::string name = sts::user_name_in(user);
  if (name.empty()) return std::nullopt;
  if (its && !its->account.empty() && its->account != owner->account) {
    return Problem{"MFA device " + device + " is of another account than its keys: " + user,
                   "aws_mfa_device is to be one of this user's devices"};
  }
  const bool is_named_after = its && its->resource.starts_with("mfa/") &&
                              its->resource.substr(its->resource.rfind('/') + 1) == name;
  return is_named_after ? std::nullopt : check_by_iam(device, user, list);
}

std::optional<Problem> check_there_is_device(const ListDevices& list) {
  try {
    const ask::MfaDevices theirs = list();
    if (theirs.with_codes.empty()) ask::only_device(theirs);
    return std::nullopt;
  } catch (const Error& error) {
    return problem_of(error);
  }
}

}  // namespace stsmfa::view
