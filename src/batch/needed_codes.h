#pragma once

#include "batch/target.h"

#include <string>
#include <vector>

namespace stsmfa::batch {

/// A code that a person will be asked for: of which device, and for which profiles.
struct NeededCode {
  std::string device;  ///< empty: IAM has to be asked for it
  std::vector<std::string> profiles;
};

/// The codes that a run will take, in the order of its questions, so that somebody knows before the
/// first one what they are in for. None that a command gives. A role that is tried without a code
/// and refused may take one more.
std::vector<NeededCode> needed_codes(const Batch& batch);

/// `This takes 2 codes: one of mfa/lee for dev and login, one of mfa/kim for audit`.
std::string words_on(const std::vector<NeededCode>& codes);

}  // namespace stsmfa::batch
