#pragma once

#include "rotate/retire.h"
#include "rotate/subject.h"

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

}  // namespace stsmfa::rotate
