#pragma once

#include "base/secret.h"
#include "os/fd.h"
#include "os/read_line.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::os {

/// What stands on the terminal while a person types.
struct Prompt {
  std::string_view question;  ///< printed as it is: escaped by the caller
  bool hidden = false;        ///< no echo, for a secret key
  bool shown = false;         ///< it stands there already
};

/// What a child reads that is not to have our standard input: /dev/tty if we are in its foreground
/// process group, else /dev/null. Throws Error (plan_impossible) when neither can be opened.
Fd open_terminal_or_nothing();

/// The terminal that the process belongs to, for asking a person.
class Terminal {
 public:
  /// Opens /dev/tty. nullopt when the process has no controlling terminal, or is not in its
  /// foreground process group: a question there would stop us (SIGTTOU, SIGTTIN) or steal what the
  /// person types to another program.
  static std::optional<Terminal> open();

  /// Prints the question as it is (escaped by the caller) and reads the answer. With `hidden` the
  /// echo is off while the person types (for a secret key) and the terminal is put back whatever
  /// happens, a signal included; otherwise no terminal mode is touched. What was typed before the
  /// question is thrown away only with `hidden`. After Ctrl-Z and `fg` the question is printed
  /// again; one that is `shown` stands there already and is printed only then. Throws Interrupted
  /// after the terminal has been put right; Error (code_needed) where the question cannot be
  /// printed or the echo not be switched off.
  LineResult ask(const Prompt& prompt, ReadLine how);

  /// Throws away what has been typed and not been read yet. Failures are ignored.
  void forget_typed();

  /// Prints text, for a word between two questions. Failures are ignored.
  void print(std::string_view text);

  /// The name of the device, such as /dev/pts/3; "the terminal" when it has none.
  std::string name() const;

 private:
  explicit Terminal(Fd device) : device_(std::move(device)) {}
  Fd device_;
};

}  // namespace stsmfa::os
