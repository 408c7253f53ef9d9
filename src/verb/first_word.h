#pragma once

#include "os/file.h"
#include "profile/context.h"

#include <optional>

namespace stsmfa::verb {

/// Throws Error (usage) when the command line began with a word that is neither a verb's name nor a
/// profile of either file (`stsmfa statsu`), naming the nearest of both, or
/// what stands in the file and is meant to be its section. Not where there is no credentials file
/// and no verb is near: then that is what there is to say.
/// `content` is the credentials file's, if there is one.
void check_first_word(const profile::Context& context,
                      const std::optional<os::FileContent>& content);

}  // namespace stsmfa::verb
