#pragma once

#include "client/access_keys.h"
#include "rotate/subject.h"

#include <optional>
#include <vector>

namespace stsmfa::rotate {

/// How a rotation goes on from where the file and IAM stand.
struct Course {
  enum class Kind {
    make,        ///< the file's key is the user's only one
    resume,      ///< a pair waits in the pending section
    older_left,  ///< there is another key, older than the file's: a rotation's, perhaps
    newer_left,  ///< there is another key, newer than the file's
  };
  Kind kind = Kind::make;
  std::optional<client::AccessKey> mine = {};   ///< the file's; nullopt: it is not needed
  std::optional<client::AccessKey> other = {};  ///< of the last two
};

/// A pending pair counts even where IAM does not list its key yet. Throws Error (plan_impossible)
/// when the file's key is not among the user's.
Course find_course(const Subject& subject, const std::vector<client::AccessKey>& listed);

}  // namespace stsmfa::rotate
