#pragma once

#include "ask/device.h"
#include "base/error.h"
#include "profile/profile.h"
#include "setup/aws.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::setup {

/// An IAM user with one pair of keys.
struct User {
  std::string arn;
  std::string key;
  std::string secret;
  std::vector<std::string> devices = {};
};

const std::string lee_device = "arn:aws:iam::123456789012:mfa/lee";
const std::string admin = "arn:aws:iam::123456789012:role/iamAdmin";
const User lee = {"arn:aws:iam::123456789012:user/lee",
                  "AKIAIOSFODNN7EXAMPLE",
                  "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                  {lee_device}};
const User lee_anew = {lee.arn, "AKIALEENEWKEY2222222", "secret/of+lee/anew", {lee_device}};
const User kim = {"arn:aws:iam::123456789012:user/teams/kim",
                  "AKIAKIMEXAMPLE222222",
                  "secret/of+kim",
                  {"GAHT12345678"}};
const User pat = {"arn:aws:iam::123456789012:user/pat", "AKIAPATEXAMPLE333333", "secret/of+pat"};
const User sam = {"arn:aws:iam::123456789012:user/sam",
                  "AKIASAMEXAMPLE444444",
                  "secret/of+sam",
                  {"arn:aws:iam::123456789012:mfa/phone", "arn:aws:iam::123456789012:mfa/tablet"}};

/// An AWS that knows some users, and answers as the test says.
class ScriptedAws {
 public:
  std::vector<User> users = {lee, lee_anew, kim, pat, sam};
  std::optional<Error> sts_failure = {};
  std::optional<Error> iam_failure = {};
  std::vector<std::string> calls = {};  ///< `ListMFADevices AKIA...`

  Aws aws() {
    return {.identify = [this](const profile::Keys& keys) { return identify(keys); },
            .list_devices = [this](const profile::Keys& keys) { return list_devices(keys); }};
  }

 private:
  std::string identify(const profile::Keys& keys) {
    calls.push_back("GetCallerIdentity " + keys.access_key_id);
    if (sts_failure) throw Error(*sts_failure);
    const auto user = user_of(keys);
    if (user == users.end()) throw refusal("InvalidClientTokenId");
    if (keys.secret_access_key.reveal() != user->secret) throw refusal("SignatureDoesNotMatch");
    return user->arn;
  }

  ask::MfaDevices list_devices(const profile::Keys& keys) {
    calls.push_back("ListMFADevices " + keys.access_key_id);
    if (iam_failure) throw Error(*iam_failure);
    const auto user = user_of(keys);
    return {.user_name = user->arn.substr(user->arn.rfind('/') + 1), .with_codes = user->devices};
  }

  std::vector<User>::const_iterator user_of(const profile::Keys& keys) const {
    return std::ranges::find(users, keys.access_key_id, &User::key);
  }

  static Error refusal(const std::string& code) {
    return {.status = ExitStatus::refused,
            .object = "AWS",
            .cause = "An error occurred (" + code + ")"};
  }
};

}  // namespace stsmfa::setup
