#pragma once

#include "cli/report.h"
#include "rotate/aws.h"
#include "rotate/retire.h"
#include "rotate/subject.h"
#include "setup/person.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::rotate {

/// What one rotation is about.
struct Rotation {
  Subject subject;
  std::string path = {};                      ///< of the credentials file
  Retirement retirement = Retirement::later;  ///< of the old key
  std::optional<std::string> discarded = {};  ///< `--discard`
  /// Told when the file is as it will be, and only the old key's end is left: nobody need wait for
  /// a person's answers to that.
  std::function<void()> is_over = [] {};
  /// Where the files hold a key at this moment (places_of_key): such a key stays.
  std::function<std::vector<std::string>(const std::string& id)> places = {};
};

/// Gives the subject's profile new long-term keys, so that at no moment there are none in a file:
/// the new pair is made (once), kept in the pending section, waited for until AWS knows it for
/// certain, and put in the place of the old one everywhere in one rewrite; then the old key is
/// retired. No key is switched off or deleted that a file holds. INT, TERM and HUP wait from the
/// making to the keeping. Goes on where a run that was killed has ended: the state is the file and
/// IAM's list.
///
/// Throws Error: plan_impossible for keys that cannot be rotated, and where the user has a second
/// key (with what to type); refused and unreached as AWS has it; unreached also when AWS does not
/// know the new pair within a minute: both stay then; file_unusable. Until the one rewrite the old
/// pair stands everywhere, after it the new one. Interrupted.
void rotate_keys(const Rotation& rotation, const Aws& aws, const setup::Person& person,
                 cli::Report& report);

}  // namespace stsmfa::rotate
