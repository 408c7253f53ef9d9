#pragma once

#include "sts/parameter.h"

#include <string_view>

namespace stsmfa::profile {

/// The forms of values that are no parameter of a call (those are in sts/parameter.h), as STS's
/// parameters are checked: nullopt is good.

/// What parse_duration() reads.
sts::Check check_duration_form(std::string_view value);

/// `true` or `false`, in any case, as botocore's ensure_boolean reads it. What it takes for false
/// as well, any other word, is refused: it was meant to say something.
sts::Check check_truth(std::string_view value);

/// What may become part of a host name (sts::is_valid_region).
sts::Check check_region(std::string_view value);

/// `legacy` or `regional`, in any case: botocore refuses any other word.
sts::Check check_regional_endpoints(std::string_view value);

}  // namespace stsmfa::profile
