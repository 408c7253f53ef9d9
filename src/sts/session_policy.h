#pragma once

#include "sts/parameter.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::sts {

/// What a session of a role can do at most: AWS grants what the role and all of these allow
/// ("Session policies", IAM's user guide). AssumeRole alone takes it.
struct SessionPolicy {
  std::string document = {};           ///< JSON; empty: none
  std::vector<std::string> arns = {};  ///< of managed policies

  bool empty() const { return document.empty() && arns.empty(); }
};

/// How many managed policies AssumeRole takes (its model: PolicyArns).
constexpr std::size_t most_policy_arns = 10;

/// Policy: one JSON object with a Statement that is not empty, of characters up to U+00FF, 2048 of
/// them at most without the white space between tokens. What is no such object may be anything,
/// even a file of keys: the refusal repeats nothing of it.
Check check_policy_document(std::string_view json);

/// PolicyArns: `arn:PARTITION:iam::(aws|ACCOUNT):policy/NAME`, at most 2048 characters.
Check check_policy_arn(std::string_view policy_arn);

}  // namespace stsmfa::sts
