#include "verb/exec_notices.h"

#include "base/duration.h"
#include "base/time.h"
#include "os/tty.h"

#include <unistd.h>

#include <string>

namespace stsmfa::verb {

namespace {

constexpr Seconds short_notice = std::chrono::minutes(15);

/// A session that was there already may be shorter than what was asked for, and so may one made
/// from another session, which AWS caps.
std::string words_on_duration(const session::CurrentSession& session, const cli::Options& options,
                              Seconds left) {
  constexpr Seconds of_the_call = std::chrono::minutes(1);  // a new one has lost its first seconds
  if (!options.duration || left + of_the_call >= *options.duration) return {};
  return "the session has " + format_duration(left) + " left, less than the " +
         format_duration(*options.duration) + " of --duration" +
         (session.is_chained
              ? ": AWS grants an hour at most to a role that is assumed with a session"
          : options.force ? ""
                          : "; --force asks for a new one");
}

/// One that somebody wants no longer than that is no surprise.
std::string words_on_end(const cli::Options& options, Seconds left) {
  const bool is_wanted = options.renew_before || (options.duration && *options.duration <= left);
  if (left >= short_notice || is_wanted || options.force) return {};
  return "the session ends in " + format_duration(left) +
         "; with --renew-before 15m it is renewed first";
}

/// `dev until 17:25 (59m), in a shell of prod; exit ends this shell`
std::string words_on_shell(const session::CurrentSession& session, const Environment& environment,
                           Seconds left) {
  constexpr std::size_t time_of_day = 11;  // behind `2026-11-29 `
  const std::string until = format_local(session.session.expiration).substr(time_of_day, 5);
  const auto outer = environment.get("AWS_VAULT");
  const bool is_nested = outer && environment.get("AWS_ACCESS_KEY_ID");
  return session.profile + " until " + until + " (" + format_duration(left) + ")" +
         (is_nested ? ", in a shell of " + std::string(*outer) : "") + "; exit ends this shell";
}

}  // namespace

void say_session(const session::CurrentSession& session, const cli::Options& options,
                 const Environment& environment, cli::Report& report) {
  const Seconds left = session.session.expiration - now();
  std::string words = words_on_duration(session, options, left);
  if (words.empty()) words = words_on_end(options, left);
  if (!words.empty()) report.notice("exec", words);
  const bool is_shell = options.command.empty() && os::is_terminal(STDERR_FILENO);
  if (is_shell) report.notice("exec", words_on_shell(session, environment, left));
}

}  // namespace stsmfa::verb
