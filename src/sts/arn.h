#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::sts {

/// An Amazon Resource Name taken apart: `arn:partition:service:region:account:resource`, the
/// resource with every further colon. The parts are views of the text.
struct Arn {
  std::string_view partition;
  std::string_view service;
  std::string_view region;
  std::string_view account;
  std::string_view resource;
};

/// nullopt when `text` does not have six parts or does not begin with `arn:`. The parts are not
/// checked.
std::optional<Arn> parse_arn(std::string_view text);

/// What a person calls the thing by: `mfa/lee` of an ARN; what is none, such as a serial number, as
/// it is.
std::string short_arn(std::string_view text);

/// `lee` of `arn:aws:iam::ACCOUNT:user/division/lee`: what IAM's calls take for a user. Empty for
/// an ARN of anything but an IAM user, the root user included, and for what is no ARN.
std::string user_name_in(std::string_view text);

}  // namespace stsmfa::sts
