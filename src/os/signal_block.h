#pragma once

#include <csignal>

namespace stsmfa::os {

/// Signals wait while this lives, so that none of them ends the program between two steps that
/// belong together: all that people, shells, timers and limits send. Only what a fault of its own
/// raises does not wait, nor what no program can block.
class SignalBlock {
 public:
  SignalBlock() {
    sigset_t signals;
    sigfillset(&signals);
    for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS}) {
      sigdelset(&signals, fault);
    }
    sigprocmask(SIG_BLOCK, &signals, &before_);
  }
  SignalBlock(const SignalBlock&) = delete;
  SignalBlock& operator=(const SignalBlock&) = delete;
  ~SignalBlock() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

}  // namespace stsmfa::os
