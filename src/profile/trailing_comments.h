#pragma once

#include "profile/files.h"
#include "profile/plan.h"
#include "profile/setting.h"

#include <vector>

namespace stsmfa::profile {

/// The values in the profile's own sections behind which a comment stands in the same line: stsmfa
/// and most SDKs end the value there, while Python's configparser, which the AWS CLI and boto3 read
/// with, takes all of it for the value. Commands are left out, which are run whole by both
/// (cut_command.h), and so is a long-term section, which AWS tools do not use. The value of each is
/// how the comment begins, ` #` or ` ;`. Needs of the plan no more than its names. Throws Error
/// (file_unusable) as layers_of does.
std::vector<Setting> find_trailing_comments(const Plan& plan, const ProfileFiles& files);

}  // namespace stsmfa::profile
