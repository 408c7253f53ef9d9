#pragma once

#include "base/time.h"
#include "os/terminal.h"
#include "sts/protocol.h"

#include <functional>
#include <string>

namespace stsmfa::app {

/// A question's answer and who gave it.
struct PersonsAnswer {
  enum class From {
    terminal,  ///< a person at the terminal, who can be asked again
    input,     ///< a line of standard input
    nobody,    ///< there is neither: no terminal, or a terminal in another program's hands
  };
  From from;
  os::Answer answer;
};

/// The borders of the process, so that everything inside them is a function of values and can be
/// tested without a terminal, a network or time going by.
struct World {
  std::function<Time()> now;
  /// Lets time pass. Throws Interrupted for a signal.
  std::function<void(Seconds)> wait;
  /// Asks for one line. Throws Error when meanwhile it turns out that the answer would be of no
  /// use (AWS cannot be reached), Interrupted for a signal.
  std::function<PersonsAnswer(const std::string& question)> ask;
  /// The same, but on the terminal alone: what comes through a pipe is a code, and nothing else.
  std::function<PersonsAnswer(const std::string& question)> ask_on_terminal;
  /// One exchange with STS. Throws Error when the helper fails, Interrupted for a signal.
  std::function<sts::Reply(sts::Request)> exchange;
};

class StsClient;

/// The real world, with nobody in it to be asked. The client outlives it.
World world_of(StsClient& client);

}  // namespace stsmfa::app
