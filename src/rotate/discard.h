#pragma once

#include "cli/report.h"
#include "client/access_keys.h"
#include "rotate/aws.h"
#include "rotate/subject.h"

#include <string>
#include <vector>

namespace stsmfa::rotate {

/// A key that `--discard` names, where it was asked for.
struct Discarded {
  const std::string& id;
  const std::string& path;  ///< of the credentials file
};

/// Throws Error (usage) for the very key that the file holds. Known before a code is asked for.
void check_is_another_key(const std::string& id, const Subject& subject);

/// Deletes a key that a rotation has made in vain: the pending one, with its section; or one that
/// is newer than the file's and was never used. Throws Error: usage for every other key, naming
/// what speaks against it; IAM's and the rewrite's.
void discard(const Discarded& discarded, const Subject& subject, const Iam& iam,
             cli::Report& report);

}  // namespace stsmfa::rotate
