#pragma once

#include "cli/option_table.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::cli {

/// An option as it was typed: which one it is, and its value (empty for a switch, and for
/// `--name=`).
struct TypedOption {
  const OptionDefinition* definition;
  std::string value;
};

/// What stands on a command line beside its options.
struct Words {
  std::string verb = "refresh";
  std::vector<std::string> after_verb = {};  ///< and all after `--`
  std::vector<std::string> command = {};     ///< of `exec`: what to run, its options included
  bool command_may_be_profile = false;       ///< it is one word, and no `--` says what it is
  bool has_dashes = false;                   ///< a `--` stands among them
};

/// Takes a command line apart, from its front:
///  - the first word without a dash is the verb;
///  - `--name value` and `--name=value`; `--name=` is an empty value;
///  - names and their beginnings as find_option() has them;
///  - letters may be joined (`-qp NAME`);
///  - after `exec` a word that `--` follows is the profile, also with options of ours between them;
///    any other, or what follows `--`, begins the command. A single word may be either.
class Scanner {
 public:
  /// Takes an option with its value, letters that are joined, or all words up to the next option
  /// from the front of `rest`, which is not empty, and gives the options. Throws Error (usage)
  /// naming the option that is unknown, ambiguous, lacks its value or has one too many.
  std::vector<TypedOption> take(std::vector<std::string>& rest);

  /// The words that have been taken so far.
  const Words& words() const { return words_; }

  using Arguments = std::span<const std::string>;

  /// For words that were taken for a command's and are not: throws the Error (usage) that take()
  /// has for the first of the options at their front that is none of ours, or malformed.
  static void check_session_options(Arguments words);

 private:
  static TypedOption take_long(Arguments& rest);
  static std::vector<TypedOption> take_letters(Arguments& rest);
  void take_words(Arguments& rest);
  void take_command(Arguments& rest);
  void take_all(Arguments& rest);
  static bool take_session_options(Arguments& rest);
  static bool is_up_to_dashes(Arguments rest);

  Words words_ = {};
  bool has_verb_ = false;
};

}  // namespace stsmfa::cli
