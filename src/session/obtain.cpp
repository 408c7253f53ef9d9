#include "session/obtain.h"

#include "ask/device.h"
#include "ask/totp.h"
#include "base/error.h"
#include "client/early_connection.h"
#include "client/refusal.h"
#include "profile/destination.h"
#include "session/sentences.h"

#include <span>

namespace stsmfa::session {

namespace {

using client::Obtained;
using client::Verdict;
using profile::MfaUse;

Error used_a_moment_ago(Time now) {
  return {.status = ExitStatus::refused,
          .object = "MFA code",
          .cause = "this code was just used",
          .hint = "the next one comes in " + ask::time_to_next_code(now)};
}

/// The session of the first call.
Obtained accept_first(const profile::Plan& plan, const sts::Reply& reply, Time now) {
  return client::accept(reply, plan.roles.empty() ? "" : plan.roles.front().arn.value, now);
}

std::string how_to_keep(const profile::Keys& keys, const cli::Options& options) {
  if (keys.section.empty()) return "; to keep it, write mfa_serial into " + keys.origin;
  return options.save_device ? "" : "; --save-device keeps it in the file";
}

}  // namespace

sts::Call first_call(const profile::Plan& plan, const std::optional<sts::MfaCode>& mfa) {
  if (plan.roles.empty()) return sts::get_session_token(plan.duration, mfa);
  return client::assume_call(plan.roles.front(), mfa);
}

Obtained Obtainer::obtain(Renewal& renewal) const {
  profile::Plan& plan = renewal.plan;
  lock_.use(plan.names.short_term, plan.device ? plan.device->value : "");
  const client::Client client = client_for(renewal);
  ask::CodeSource codes(plan, run_.context, {wire_, run_.world.ask}, run_.report);
  ask::Question how = question_with_note();
  std::optional<client::EarlyConnection> early;
  std::optional<Obtained> first;
  if (plan.mfa != MfaUse::always) first = obtain_without_code(plan, client);
  if (!first) lock_.check_may_ask();
  if (plan.mfa == MfaUse::always && codes.will_ask()) {
    early.emplace(wire_, renewal.destination);
    how.watched = early->watched();
    how.on_watched = [&] { early->look(); };
  }
  if (!first && codes.will_ask() && !renewal.same_keys.empty()) {
    run_.report.notice("[" + renewal.same_keys + "]",
                       "has the same keys: stsmfa --all serves them with one code");
  }
  if (!first && !plan.device) {
    codes.check_may_give();
    plan.device = find_device(renewal, client);
    lock_.use(plan.names.short_term, plan.device->value);
  }
  if (!first) first = obtain_with_code(plan, client, codes, how);
  const std::span<const profile::Role> roles(plan.roles);
  return client::assume_roles(client, std::move(*first), roles.empty() ? roles : roles.subspan(1));
}

void Obtainer::announce(const profile::Plan& plan) const {
  run_.report.info(fetching(plan.names.short_term, plan.role(), plan.duration));
}

/// nullopt: refused for want of a code, and there may be one.
std::optional<Obtained> Obtainer::obtain_without_code(const profile::Plan& plan,
                                                      const client::Client& client) const {
  announce(plan);
  lock_.calling();
  const sts::Call call = first_call(plan);
  const client::JudgedReply judged = client.call(call, client::credentials_of(plan.keys));
  if (judged.verdict == Verdict::granted) return accept_first(plan, judged.reply, client.now());
  const bool denied = judged.verdict == Verdict::refused && judged.reply.code == "AccessDenied";
  if (denied && plan.mfa == MfaUse::if_refused) return std::nullopt;
  Error error = client::refusal_of(judged, call, client.host());
  const bool long_term_keys = plan.keys.session_token.empty();
  if (denied && long_term_keys) error.hint = "the role may ask for MFA: leave --no-mfa out";
  throw Error(std::move(error));
}

Obtained Obtainer::obtain_with_code(const profile::Plan& plan, const client::Client& client,
                                    ask::CodeSource& codes, const ask::Question& how) const {
  for (;;) {
    const std::optional<sts::MfaCode> mfa = next_code(plan, codes, how);
    before_sending_();
    wire_.wait_until_ready();  // else the lock would say of a code that it was sent
    announce(plan);
    lock_.sending(mfa->token_code, client.now());
    const sts::Call call = first_call(plan, mfa);
    const client::JudgedReply judged = client.call_once(call, client::credentials_of(plan.keys));
    if (judged.verdict == Verdict::granted) return accept_first(plan, judged.reply, client.now());
    if (judged.verdict == Verdict::not_sent) lock_.not_sent();
    Error reason = client::refusal_of(judged, call, client.host(), mfa->token_code.reveal());
    if (judged.verdict != Verdict::code_refused) throw Error(std::move(reason));
    codes.refused(reason);
  }
}

/// A code that AWS has not seen lately.
sts::MfaCode Obtainer::next_code(const profile::Plan& plan, ask::CodeSource& codes,
                                 const ask::Question& how) const {
  for (;;) {
    Secret code = codes.next(how);
    const Time now = wire_.now();
    if (!lock_.was_sent(code, now)) return {plan.device->value, std::move(code)};
    codes.not_sent(used_a_moment_ago(now));
  }
}

/// Those who wait for the lock are told where the person is being asked.
ask::Question Obtainer::question_with_note() const {
  Lock& lock = lock_;
  return {.on_terminal = [&lock](const std::string& terminal) { lock.asking(terminal); }};
}

profile::Setting Obtainer::find_device(const Renewal& renewal, const client::Client& sts) const {
  profile::say_notices(*renewal.iam, run_.report, "IAM ",
                       profile::usual_ways(run_.context.options));
  const client::Client iam(wire_, *renewal.iam, run_.report);
  const ask::MfaDevices devices = ask::list_mfa_devices({sts, iam}, renewal.plan.keys);
  const ask::Question how = question_with_note();
  const bool may_ask = !cli::may_not_ask(run_.context.options, run_.context.environment);
  profile::Setting device{may_ask ? ask::choose_device(devices, run_.world.ask, how)
                                  : ask::only_device(devices)};
  device.origin = "IAM";
  run_.report.notice("MFA device", device.value + " (found through IAM" +
                                       how_to_keep(renewal.plan.keys, run_.context.options) + ")");
  return device;
}

}  // namespace stsmfa::session
