#include "profile/value_forms.h"

#include "base/duration.h"
#include "base/text.h"
#include "sts/partition.h"

#include <string>

namespace stsmfa::profile {

namespace {

sts::Check refused_unless(bool is_good, std::string_view cause) {
  return is_good ? sts::Check() : sts::Refusal{.cause = std::string(cause)};
}

}  // namespace

sts::Check check_duration_form(std::string_view value) {
  return refused_unless(parse_duration(value).has_value(), not_a_duration);
}

sts::Check check_truth(std::string_view value) {
  return refused_unless(equal_ignoring_case(value, "true") || equal_ignoring_case(value, "false"),
                        "is neither true nor false");
}

sts::Check check_region(std::string_view value) {
  return refused_unless(sts::is_valid_region(value), "not the name of a region");
}

sts::Check check_regional_endpoints(std::string_view value) {
  return refused_unless(
      equal_ignoring_case(value, "legacy") || equal_ignoring_case(value, "regional"),
      "is neither legacy nor regional");
}

}  // namespace stsmfa::profile
