#pragma once

#include "base/environment.h"
#include "profile/files.h"
#include "profile/setting.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::profile {

// What AWS tools follow rather than a session in the credentials file.

/// The settings of the section's own name, in either file, that come before the keys in it: a role,
/// a web identity, SSO; a role and SSO without a value too, which botocore looks for by their names
/// (AssumeRoleProvider, SSOProvider). In the order of their strength. Throws Error (file_unusable)
/// as layers_of does.
std::vector<Setting> find_shadows(const std::string& section, const ProfileFiles& files);

/// The `credential_process` of the section's own name, in either file, which is passed over as long
/// as the credentials file has keys in the section: by botocore (SharedCredentialProvider comes
/// before ProcessProvider) and most SDKs. nullopt when there is none. Throws Error (file_unusable)
/// as layers_of does.
std::optional<Setting> find_unused_process(const std::string& section, const ProfileFiles& files);

// What there is to say about each of them, without the name of the setting.
std::string words_on_shadow(const std::string& section);
std::string words_on_unused_process(const std::string& section);

/// The variable that comes before every profile which is not named on the tool's command line:
/// `AWS_ACCESS_KEY_ID`; empty when none is set.
std::string_view find_shadow(const Environment& environment);

}  // namespace stsmfa::profile
