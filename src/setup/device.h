#pragma once

#include "setup/aws.h"
#include "setup/keys.h"
#include "setup/person.h"
#include "setup/scene.h"

#include <string>

namespace stsmfa::setup {

/// The MFA device to write. Empty for none, and where the one that the long-term section names
/// stays: it does, unless the keys replace those of another user. Otherwise the one that IAM names,
/// or that the person chooses of several; and where AWS does not know the keys, or IAM names none,
/// which is said, the one that the person types. Throws the Person's errors.
std::string find_device(const Scene& scene, const CheckedKeys& checked, const Person& person,
                        const Aws& aws);

}  // namespace stsmfa::setup
