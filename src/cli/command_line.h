#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::cli {

/// A command line brought into a form without questions: the verb taken out, abbreviations written
/// out, of repeated options the last one kept, letters turned into names.
struct CommandLine {
  std::string verb = "refresh";
  struct Option {
    std::string name;   ///< by the option table, never an alias
    std::string value;  ///< empty for a switch, and for `--name=`
  };
  std::vector<Option> options = {};
  std::vector<std::string> words = {};    ///< what follows the verb, and all after `--`
  std::vector<std::string> command = {};  ///< of `exec`: what to run, its options included
};

/// Reads the arguments (without the program's name) by the rules of the option table:
///  - the first word without a dash is the verb;
///  - `--name value` and `--name=value`; `--name=` is an empty value;
///  - a beginning that only one of aws-mfa's own options has stands for that option, as it did
///    under argparse, for ever: new options never take part;
///  - letters may be joined (`-qp NAME`);
///  - after `exec` a word that `--` follows is the profile; any other, or what follows `--`, begins
///    the command.
/// Throws Error (usage) naming the option that is unknown, ambiguous or lacks its value.
CommandLine read_command_line(const std::vector<std::string_view>& arguments);

}  // namespace stsmfa::cli
