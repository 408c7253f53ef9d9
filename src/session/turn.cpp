#include "session/turn.h"

#include "base/error.h"
#include "cli/options.h"

#include <algorithm>
#include <optional>

namespace stsmfa::session {

namespace {

constexpr Seconds longest_wait_for_no_person(1);

/// Who needs no code, as a timer does, has no business with somebody else's question.
Lock::WhenAsking while_asking(const profile::Context& context,
                              const std::function<bool()>& needs_no_code) {
  if (context.options.renew || needs_no_code()) return Lock::WhenAsking::pass_by;
  const bool may_not_ask = cli::may_not_ask(context.options, context.environment);
  return may_not_ask ? Lock::WhenAsking::give_up : Lock::WhenAsking::wait;
}

}  // namespace

Lock::Turn take_turn(Lock& lock, const profile::Context& context,
                     const std::function<bool()>& is_fresh, cli::Report& report,
                     const std::function<bool()>& needs_no_code) {
  const cli::Options& options = context.options;
  std::optional<Lock::WhenAsking> answer;  // it costs a look at the whole file
  const auto when_asking = [&] {
    if (!answer) answer = while_asking(context, needs_no_code);
    return *answer;
  };
  const auto say_waiting = [&](const std::string& who) {
    if (options.lock_timeout > Seconds(0)) report.notice("waiting", who);
  };
  const auto turn = lock.take_turn({.timeout = options.lock_timeout,
                                    .when_asking = when_asking,
                                    .is_fresh = is_fresh,
                                    .on_asking = say_waiting});
  const std::string silent = turn == Lock::Turn::ours ? lock.why_silent() : "";
  if (!silent.empty()) report.notice("lock", silent);
  if (!lock.available()) {
    report.notice("lock", "this file system has no locks: another stsmfa may ask at the same time");
  }
  return turn;
}

Lock::Turn take_turn_or_pass_by(Lock& lock, const profile::Context& context,
                                const std::function<bool()>& is_fresh) {
  return lock.take_turn(
      {.timeout = std::min(longest_wait_for_no_person, context.options.lock_timeout),
       .when_asking = [] { return Lock::WhenAsking::pass_by; },
       .is_fresh = is_fresh});
}

void as_holder(Lock& lock, const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    lock.failed(error);
    throw;
  } catch (const Interrupted&) {
    lock.interrupted();
    throw;
  }
}

}  // namespace stsmfa::session
