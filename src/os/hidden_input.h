#pragma once

#include <termios.h>

#include <csignal>
#include <string_view>

namespace stsmfa::os {

/// The terminal shows nothing of what is typed while this lives; what was typed before is thrown
/// away. The terminal is also put back while the program is stopped (Ctrl-Z), and when it dies of
/// Ctrl-\; coming back it asks `question` again. One at a time.
class HiddenInput {
 public:
  /// `terminal` and `question` outlive it. Throws Error (code_needed; action "hide", object
  /// "answer") where the terminal goes on showing what is typed: nothing secret is to be asked
  /// then.
  HiddenInput(int terminal, std::string_view question);
  HiddenInput(const HiddenInput&) = delete;
  HiddenInput& operator=(const HiddenInput&) = delete;
  ~HiddenInput();

 private:
  static void on_signal(int signal);
  void watch() const;
  int hide() const;
  void show() const;
  void let_go() const;

  int terminal_;
  std::string_view question_;
  termios before_{};
  struct sigaction stop_before_ {};
  struct sigaction quit_before_ {};
};

}  // namespace stsmfa::os
