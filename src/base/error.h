#pragma once

#include "base/exit_status.h"

#include <string>
#include <string_view>

namespace stsmfa {

/// Why a run cannot go on. Thrown by value from wherever the facts are known and caught in main,
/// which prints it and exits with `status`.
///
/// `action` is what was being done, a verb in its base form (`read`, `lock`, `sign in`), or empty.
/// `object` is what is at fault: a file, an option, a section, a profile; where one name is not
/// enough, object_of() makes it of two. `cause` is why. Tests hold the verbs (tests/docs).
///
/// Printed as `stsmfa: action: object: cause`, empty parts left out. Where aws-mfa has words for
/// the same failure they stand in `aws_mfa` and are printed instead, after `ERROR - `: scripts look
/// for them. `hint`, what helps, follows on a line of its own.
///
/// All parts may hold foreign text (names, paths, AWS's messages): they are escaped when printed,
/// never here. No part ever holds a secret.
struct Error {
  ExitStatus status = ExitStatus::plan_impossible;
  std::string action = {};
  std::string object = {};
  std::string cause = {};
  std::string hint = {};
  std::string aws_mfa = {};
  /// It is about something that stands on this command line alone, though its status is not usage:
  /// nobody else who waits for the same session fails with it.
  bool is_ours_alone = false;
  /// AWS was not reached, and nothing was sent: whoever goes the same way will fare the same.
  bool is_of_way = false;
};

/// The Error for a system call that failed on `object`: its cause is the system's own text for
/// `error_number` ("Permission denied").
Error system_error(ExitStatus status, std::string_view action, std::string_view object,
                   int error_number);

/// The Error (file_unusable) for a file that cannot be used: `action` is the verb, `path` the file.
Error file_error(std::string_view action, std::string_view path, std::string cause);

/// The Error (usage) for the command line: `word` is what is wrong with it, as it was typed; an
/// empty one is named as a shell has it, `''`.
Error usage_error(std::string_view word, std::string cause, std::string hint = {});

/// The Error (plan_impossible) for what was found in a file, in the environment or on the machine:
/// `object` cannot be used.
Error plan_error(std::string_view object, std::string cause, std::string hint = {});

/// The Error (unreached) for `object`, on the way to AWS, which gave no answer that can be used.
Error unreached_error(std::string_view object, std::string cause, std::string hint = {});

/// `thing: name`, an object of two names: `MFA device: lee`. One alone where the other is empty.
std::string object_of(std::string_view thing, std::string_view name);

/// The system's text for an errno value, in English whatever the locale.
std::string error_text(int error_number);

/// Thrown when INT, TERM or HUP arrived while the program waited, and PIPE where the reader of a
/// page has seen enough. Not an Error, so that no `catch (const Error&)` swallows a Ctrl-C; main
/// dies of that very signal.
struct Interrupted {
  int signal;
};

/// `action: object: cause` (or aws-mfa's words) on one line without a hint: what a waiting starter
/// is told of the holder's failure.
std::string one_line(const Error& error);

}  // namespace stsmfa
