#pragma once

#include "base/error.h"
#include "base/time.h"
#include "client/access_keys.h"
#include "profile/profile.h"
#include "rotate/aws.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::rotate {

inline const std::string lee_arn = "arn:aws:iam::123456789012:user/lee";
inline const profile::Keys old_pair = {
    .access_key_id = "AKIAIOSFODNN7EXAMPLE",
    .secret_access_key = Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    .section = "dev-long-term",
    .origin = "[dev-long-term]"};
inline const profile::Keys new_pair = {.access_key_id = "AKIALEENEWKEY2222222",
                                       .secret_access_key = Secret("secret/of+lee/anew")};
inline const std::string other_id = "AKIALEEOTHER33333333";

inline Time day(int number) { return Time(std::chrono::hours(24) * (20'000 + number)); }

inline Error refusal(const std::string& code) {
  return {
      .status = ExitStatus::refused, .object = "AWS", .cause = "An error occurred (" + code + ")"};
}

inline Error lost() {
  return {.status = ExitStatus::unreached, .object = "IAM", .cause = "the answer was cut short"};
}

/// An AWS with one user, whose keys and their fates a test scripts. Time goes by only where
/// somebody waits.
class ScriptedIam {
 public:
  std::vector<client::AccessKey> keys = {
      {old_pair.access_key_id, client::AccessKey::Status::active, day(0)}};
  std::map<std::string, client::KeyUse> uses = {};
  std::map<std::string, Error> failures = {};  ///< of the calls, by `CreateAccessKey`; each time
  std::map<std::string, Error> losses = {};    ///< the same, but the call is carried out
  profile::Keys made = new_pair;
  std::string arn = lee_arn;
  bool old_is_dead = false;  ///< AWS does not know the old pair
  /// What comes of the n-th GetCallerIdentity with the new pair, from 1; nullopt: it is known.
  std::function<std::optional<Error>(int n)> miss = [](int) { return std::nullopt; };
  std::function<void(const std::string& call)> before = [](const std::string&) {};
  std::vector<std::string> calls = {};  ///< `DeleteAccessKey AKIA...`
  Seconds waited = Seconds(0);

  Aws aws() {
    return {.identify = [this](const profile::Keys& pair) { return identify(pair); },
            .open_iam =
                [this](const std::string& user) {
                  calls.push_back("open " + user);
                  return iam();
                },
            .sign_with =
                [this](const profile::Keys& pair) {
                  calls.push_back("sign with " + pair.access_key_id);
                },
            .moment = [this] { return client::Wire::Moment(waited); },
            .wait = [this](Seconds time) { waited += time; }};
  }

  Iam iam() {
    return {
        .list_keys =
            [this] {
              call("ListAccessKeys");
              return keys;
            },
        .create_key =
            [this] {
              call("CreateAccessKey");
              keys.push_back({new_pair.access_key_id, client::AccessKey::Status::active, day(100)});
              lose("CreateAccessKey");
              return made;
            },
        .last_use =
            [this](const std::string& id) {
              call("GetAccessKeyLastUsed", id);
              return uses[id];
            },
        .deactivate_key =
            [this](const std::string& id) {
              call("UpdateAccessKey", id);
              for (client::AccessKey& key : keys) {
                if (key.id == id) key.status = client::AccessKey::Status::inactive;
              }
              lose("UpdateAccessKey");
            },
        .delete_key =
            [this](const std::string& id) {
              call("DeleteAccessKey", id);
              std::erase_if(keys, [&](const client::AccessKey& key) { return key.id == id; });
              lose("DeleteAccessKey");
            }};
  }

  void add(const std::string& id, Time created,
           client::AccessKey::Status status = client::AccessKey::Status::active) {
    keys.push_back({id, status, created});
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const client::AccessKey& key : keys) {
      ids.push_back(key.id);
    }
    return ids;
  }

 private:
  void call(const std::string& action, const std::string& id = {}) {
    const std::string text = action + (id.empty() ? "" : " " + id);
    calls.push_back(text);
    before(text);
    if (const auto failure = failures.find(action); failure != failures.end()) {
      throw Error(failure->second);
    }
  }

  void lose(const std::string& action) {
    if (const auto loss = losses.find(action); loss != losses.end()) throw Error(loss->second);
  }

  std::string identify(const profile::Keys& pair) {
    call("GetCallerIdentity", pair.access_key_id);
    if (pair.access_key_id != new_pair.access_key_id) {
      if (old_is_dead) throw refusal("InvalidClientTokenId");
      return arn;
    }
    if (const auto failure = miss(++times_asked_)) throw Error(*failure);
    return arn;
  }

  int times_asked_ = 0;
};

}  // namespace stsmfa::rotate
