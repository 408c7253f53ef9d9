#pragma once

#include <sys/types.h>

#include <string>

namespace stsmfa::os {

/// No core dumps, and nothing of our memory for other processes of the user (hide_memory): the
/// first thing both programs do, since they hold secrets. Also ignores SIGPIPE: a closed pipe is
/// told by EPIPE, and a file that may not grow by EFBIG (SIGXFSZ). What it changes can be had back:
/// see restore_inherited().
void protect_memory();

/// Puts back what a program that we become would inherit of our changes: the actions of SIGPIPE and
/// SIGCHLD, the limit of core dumps; INT, TERM and HUP end the process again unless they were
/// ignored when it started. That it may not be dumped ends with execve(2) by itself.
void restore_inherited();

/// Opens descriptors 0 to 2 on /dev/null where they are closed, so that no file of ours gets one
/// of these numbers.
void ensure_standard_descriptors();

/// From now on INT, TERM and HUP do not end the process but make the next wait throw Interrupted.
/// A signal that is ignored already (nohup) stays ignored. A wait that is under way ends at once.
void watch_signals();

/// The read end of a pipe that becomes readable when a watched signal has arrived; for poll(2).
/// -1 before watch_signals().
int signal_fd();

/// The first watched signal that has arrived, 0 while none has. It stays: from then on every wait
/// ends at once.
int arrived_signal();

/// Throws Interrupted when a watched signal has arrived.
void throw_if_interrupted();

/// Sets the signal's default action and raises it: the process ends as the shell expects.
[[noreturn]] void die_of(int signal);

/// Ends the process at once, without what libraries have registered for its end: OpenSSL's and the
/// C++ library's tables, taken apart for nobody, are a twentieth of a run that has nothing to do.
/// Nothing of ours waits for that: what is printed is written, and secrets are wiped with their
/// owners. A sanitized build looks for leaks first.
[[noreturn]] void leave(int status);

/// The user's name as the password database has it; empty when it has no entry for the user id.
/// Slow (it may ask the network): never on the fresh path.
std::string user_name();

/// The home folder of a user as the password database has it, our own for an empty name; empty when
/// there is none. As slow.
std::string home_folder(const std::string& user = {});

}  // namespace stsmfa::os
