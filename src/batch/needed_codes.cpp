#include "batch/needed_codes.h"

#include "cli/words.h"
#include "sts/arn.h"

namespace stsmfa::batch {

namespace {

bool is_asked_for(const profile::Plan& plan) {
  return plan.mfa != profile::MfaUse::never && !plan.code_command;
}

NeededCode code_of(const profile::Plan& plan, std::vector<std::string> profiles) {
  return {plan.device ? plan.device->value : "", std::move(profiles)};
}

std::vector<std::string> profiles_of(const Batch& batch, const Group& group) {
  std::vector<std::string> profiles;
  for (const std::size_t place : group.targets) {
    const Target& target = batch.targets[place];
    if (!waits_for_session(target)) continue;
    profiles.insert(profiles.end(), target.profiles.begin(), target.profiles.end());
  }
  return profiles;
}

std::string words_on(const NeededCode& code) {
  const std::string device = sts::short_arn(code.device);
  return "one of " + (device.empty() ? "the device that IAM names" : device) + " for " +
         cli::join(code.profiles, cli::for_a_sentence);
}

}  // namespace

std::vector<NeededCode> needed_codes(const Batch& batch) {
  std::vector<NeededCode> codes;
  for (const Group& group : batch.groups) {
    if (!needs_session(batch, group) || !is_asked_for(group.plan)) continue;
    codes.push_back(code_of(group.plan, profiles_of(batch, group)));
  }
  for (const Target& target : batch.targets) {
    if (target.way != Way::own_code || !is_asked_for(target.plan)) continue;
    codes.push_back(code_of(target.plan, target.profiles));
  }
  return codes;
}

std::string words_on(const std::vector<NeededCode>& codes) {
  std::vector<std::string> parts;
  parts.reserve(codes.size());
  for (const NeededCode& code : codes) {
    parts.push_back(words_on(code));
  }
  return "This takes " + std::to_string(codes.size()) +
         " codes: " + cli::join(parts, cli::for_a_sentence);
}

}  // namespace stsmfa::batch
