#pragma once

#include "profile/files.h"

#include <array>
#include <string>
#include <string_view>

namespace stsmfa::profile {

// The profiles that get their credentials from elsewhere: AWS's own tools sign these in and renew
// them.

/// A key that gives such a profile away, and who serves it. `PROFILE` in the hint stands for the
/// profile's name.
struct OtherTool {
  std::string_view key;
  std::string_view cause;
  std::string_view hint;
};
constexpr std::array<OtherTool, 5> other_tools = {{
    {"web_identity_token_file", "gets its role by a web identity",
     "the AWS CLI and the SDKs assume it by themselves: no stsmfa is needed"},
    {"credential_source", "has a credential_source, which only the machine it names can serve",
     "the AWS CLI and the SDKs assume its role by themselves: no stsmfa is needed"},
    {"sso_session", "signs in by SSO", "aws sso login does that, and the SDKs renew it"},
    {"sso_start_url", "signs in by SSO", "aws sso login does that, and the SDKs renew it"},
    {"login_session", "signs in by aws login, whose keys are a session's",
     "for roles, of an hour at most, name as their source_profile another profile with "
     "credential_process = aws configure export-credentials --profile PROFILE --format process"},
}};

/// The first of them that a profile's sections have the key of; nullptr when none is.
const OtherTool* find_other_tool(const Layers& layers);

/// Whether a profile's keys are those that its `credential_process` prints: none stand in the
/// files, no other tool signs it in, and the command is not stsmfa itself.
bool gets_keys_by_command(const Layers& layers);

/// Throws Error (plan_impossible), naming the tool that does it, when there is one.
void refuse_other_tools(const std::string& profile, const Layers& layers);

}  // namespace stsmfa::profile
