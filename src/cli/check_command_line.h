#pragma once

#include "cli/scanner.h"

#include <vector>

namespace stsmfa::cli {

/// A command line taken apart: which options are on it, and the words.
struct CommandLine {
  std::vector<const OptionDefinition*> given = {};  ///< each once
  Words words = {};
};

/// The option on the command line that fills `member`; nullptr when it is not there.
const OptionDefinition* find_given(const CommandLine& line, const Member& member);

/// Makes the first word of `--all` or `--renew` a pattern of refresh, unless it is a verb's name:
/// `stsmfa --all 'prod-*'`.
void settle_patterns(CommandLine& line);

/// Throws Error (usage) for a verb that there is not; an option or a word that the verb does not
/// take; and what says something about one profile beside `--all` and `--renew`, or names a code
/// beside `--renew`.
void check_command_line(const CommandLine& line);

}  // namespace stsmfa::cli
