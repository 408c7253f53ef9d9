#include "app/session_turn.h"

#include "app/code_source.h"

namespace stsmfa::app {

SessionLock::Turn take_turn(SessionLock& lock, const Options& options,
                            const Environment& environment, const std::function<bool()>& is_fresh,
                            const Report& report) {
  const auto say_waiting = [&](const std::string& who) {
    if (options.lock_timeout > Seconds(0)) report.notice("waiting", who);
  };
  const auto turn = lock.take_turn({.timeout = options.lock_timeout,
                                    .no_prompt = options.renew || may_not_ask(options, environment),
                                    .is_fresh = is_fresh,
                                    .on_asking = say_waiting});
  if (!lock.available()) {
    report.notice("lock", "this file system has no locks: another stsmfa may ask at the same time");
  }
  return turn;
}

void as_holder(SessionLock& lock, const std::function<void()>& work) {
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

}  // namespace stsmfa::app
