#include "profile/cut_command.h"

#include "credentials/lines.h"

#include <string_view>

namespace stsmfa::profile {

std::string warning_of_cut(const Setting& command) {
  const std::string_view value = command.value;
  const std::size_t end = credentials::comment_begin(value);
  if (end == value.size()) return {};
  return command.origin + " holds '" + std::string(value.substr(end, 2)) +
         "': stsmfa and the AWS CLI run it whole, the SDKs but boto3 end it there";
}

}  // namespace stsmfa::profile
