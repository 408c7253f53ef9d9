#pragma once

#include <string>
#include <string_view>

namespace stsmfa::cli {

/// What `stsmfa --help` prints: the verbs, and the options of a refresh by group.
std::string help_text();

/// What `stsmfa VERB --help` prints: how the verb is used, and the options that it takes by group.
/// Of refresh, and of a name that is no verb's, it is the whole help.
std::string help_text(std::string_view verb);

/// What `stsmfa -h` prints: the verbs, the options that one uses every day, an example of each way;
/// of a verb other than refresh it is that verb's help.
std::string usage_text(std::string_view verb);

}  // namespace stsmfa::cli
