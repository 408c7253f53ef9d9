#include "sts/session_policy.h"

#include "base/json.h"
#include "base/text.h"
#include "sts/arn.h"
#include "sts/partition.h"

#include <algorithm>
#include <cstdint>

namespace stsmfa::sts {

namespace {

constexpr std::size_t longest_document = 2048;
constexpr std::size_t longest_arn = 2048;
constexpr std::uint32_t last_character = 0xff;
constexpr std::string_view own_policy_arn =
    "write arn:aws:iam::aws:policy/ReadOnlyAccess, or arn:aws:iam::ACCOUNT:policy/NAME for one of "
    "your own";

/// How many characters there are, and the first that AWS does not take.
struct Characters {
  std::size_t count = 0;
  Check refusal = {};
};

Characters count_characters(std::string_view text) {
  Characters found;
  while (!text.empty()) {
    const auto character = decode_utf8(text);
    if (!character) return {.refusal = Refusal{"is not UTF-8"}};
    if (character->value > last_character) {
      return {.refusal = Refusal{"holds the character " + named(character->value) +
                                     ", and AWS takes none above U+00FF in a policy",
                                 "JSON also has \\u and four digits for it"}};
    }
    text.remove_prefix(character->size);
    ++found.count;
  }
  return found;
}

Check check_statement(const JsonMember* statement) {
  using enum JsonMember::Kind;
  if (statement == nullptr) return Refusal{"has no Statement, which is what a policy is made of"};
  if (statement->kind == bare) return Refusal{"has an empty Statement"};
  if (statement->kind != other) return Refusal{"has a Statement that is no object and no array"};
  return {};
}

/// `aws` for AWS's own policies.
bool is_owner(std::string_view account) { return account == "aws" || is_account_id(account); }

}  // namespace

Check check_policy_document(std::string_view json) {
  const JsonObject object = read_json_object(json);
  if (!object.fault.empty()) return Refusal{object.fault};
  if (auto refused = check_statement(object.find("Statement"))) return refused;
  const auto [count, refusal] = count_characters(compact_json(json));
  if (refusal) return refusal;
  if (count <= longest_document) return {};
  return Refusal{"is " + std::to_string(count) +
                     " characters long without its white space; AWS takes " +
                     std::to_string(longest_document) + " at most",
                 "a managed policy may be longer: --policy-arn"};
}

Check check_policy_arn(std::string_view policy_arn) {
  if (policy_arn.find(",arn:") != std::string_view::npos) {
    return Refusal{"holds several ARNs",
                   "each ARN has an option of its own: --policy-arn A --policy-arn B"};
  }
  const auto arn = parse_arn(policy_arn);
  const bool is_policy = arn && arn->service == "iam" && arn->region.empty() &&
                         arn->resource.starts_with("policy/") && !arn->resource.ends_with('/');
  if (!is_policy) return Refusal{"is not the ARN of a policy", std::string(own_policy_arn)};
  if (!is_partition_name(arn->partition)) return Refusal{"has a partition that is not one of AWS"};
  if (!is_owner(arn->account)) {
    return Refusal{"has an account that is neither aws nor twelve digits",
                   std::string(own_policy_arn)};
  }
  if (!std::ranges::all_of(policy_arn, [](char c) { return c > ' ' && c < '\x7f'; })) {
    return Refusal{"has a blank or another character that no policy has in its name"};
  }
  if (policy_arn.size() > longest_arn) return Refusal{"must be 20 to 2048 characters"};
  return {};
}

}  // namespace stsmfa::sts
