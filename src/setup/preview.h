#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::setup {

/// How a command is shown (profile/shown_command.h).
using ShowCommand = std::function<std::string(std::string_view command)>;

/// What edits do to the document, for a person to read: a line a section and a line a key, escaped.
/// A secret that another replaces, and an id that goes, are named by the id. A secret key is not
/// shown, nor is what may be one under another key.
std::string describe_edits(const credentials::Document& document,
                           const std::vector<credentials::Edit>& edits,
                           const ShowCommand& show_command);

}  // namespace stsmfa::setup
