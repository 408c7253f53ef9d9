#pragma once

#include "base/environment.h"

#include <vector>

namespace stsmfa::batch {

/// An environment for what is about many profiles: without aws-mfa's MFA_ASSUME_ROLE, which would
/// have all of them assume one role.
class EnvironmentOfMany {
 public:
  /// `inherited` outlives it.
  explicit EnvironmentOfMany(const Environment& inherited)
      : entries_(inherited.without("MFA_ASSUME_ROLE")), environment_(entries_.data()) {}
  EnvironmentOfMany(const EnvironmentOfMany&) = delete;
  EnvironmentOfMany& operator=(const EnvironmentOfMany&) = delete;

  operator const Environment&() const { return environment_; }

 private:
  std::vector<const char*> entries_;
  Environment environment_;
};

}  // namespace stsmfa::batch
