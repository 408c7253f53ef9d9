#pragma once

#include "cli/scanner.h"

#include <vector>

namespace stsmfa::cli {

/// A command line taken apart: which options are on it, and the words.
struct CommandLine {
  std::vector<const OptionDefinition*> given = {};  ///< each once
  Words words = {};
  bool begins_with_profile = false;  ///< or else with a misspelt verb: settle_words
};

/// The option on the command line that fills `member`; nullptr when it is not there.
const OptionDefinition* find_given(const CommandLine& line, const Member& member);

/// Gives a first word that is no verb's name to refresh: as a pattern with `--all` or `--renew`
/// (`stsmfa --all 'prod-*'`), else as the profile (`stsmfa dev`).
void settle_words(CommandLine& line);

/// Throws Error (usage) for an option or a word that the verb does not take; and for what says
/// something about one profile beside `--all` and `--renew`, or names a code beside `--renew`.
void check_command_line(const CommandLine& line);

}  // namespace stsmfa::cli
