#pragma once

#include "sts/parameter.h"

#include <string>

namespace stsmfa::test {

/// What is said of a value: `cause`, `cause (hint)`, or `accepted`.
inline std::string verdict(const sts::Check& check) {
  if (!check) return "accepted";
  return check->hint.empty() ? check->cause : check->cause + " (" + check->hint + ")";
}

}  // namespace stsmfa::test
