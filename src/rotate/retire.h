#pragma once

#include "base/environment.h"
#include "cli/options.h"
#include "rotate/aws.h"
#include "setup/person.h"

#include <string>

namespace stsmfa::rotate {

/// What becomes of a key that the file does not hold any more.
enum class Retirement {
  ask,         ///< what the person says; nothing without an answer
  later,       ///< nothing: nobody can be asked
  deactivate,  ///< `--deactivate`
  remove,      ///< `--delete`: deactivated, then deleted
};

/// As the command line says; without a word of its, whether somebody can be asked.
Retirement retirement_by(const cli::Options& options, const Environment& environment);

/// What is, or has become, of it.
enum class Fate { active, inactive, deleted };

/// The key, and the profile for `stsmfa rotate NAME`.
struct RetiredKey {
  std::string id;
  std::string profile;
  Fate now = Fate::active;
  /// What an active one can be made inactive by later, where the options would be refused.
  std::string way_later = {};
};

/// Says when and where the key was used last, and deactivates or deletes it: another laptop or a CI
/// may hold it. What is left to be done is said, with the command for later. Throws Error with
/// IAM's refusal, or why it was not reached, with that command as its hint; Interrupted, when that
/// has been said.
Fate retire(const RetiredKey& key, Retirement how, const Iam& iam, const setup::Person& person);

}  // namespace stsmfa::rotate
