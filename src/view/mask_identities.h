#pragma once

#include "base/environment.h"

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::view {

/// What is known of who somebody is, beside what a text tells by its form.
struct Identities {
  std::string home = {};
  std::vector<std::string> users = {};    ///< names, in CloudTrail as well
  std::vector<std::string> key_ids = {};  ///< of any form
};

/// The home and the user's names that the environment has.
Identities identities_of(const Environment& environment);

/// The text without who somebody is, fit for a bug report: account numbers become ACCOUNT1,
/// ACCOUNT2, ..., so that it stays visible which are the same; user names USER, those in ARNs and
/// paths and, where they are words, everywhere else; the home `~`; access key ids and the other ids
/// of AWS's their first four characters.
std::string mask_identities(std::string text, const Identities& known);

}  // namespace stsmfa::view
