#include "session/obtain.h"

#include "ask/device.h"
#include "ask/question.h"
#include "ask/totp.h"
#include "base/error.h"
#include "cli/options.h"
#include "cli/report.h"
#include "client/refusal.h"
#include "client/verdict.h"
#include "profile/profile.h"
#include "profile/setting.h"
#include "session/renewal.h"
#include "session/sentences.h"
#include "sts/call.h"
#include "sts/protocol.h"

namespace stsmfa::session {

namespace {

sts::Call first_call(const profile::Plan& plan, const std::optional<sts::MfaCode>& mfa) {
  if (plan.roles.empty()) return sts::get_session_token(plan.duration, mfa);
  return client::assume_call(plan.roles.front(), mfa);
}

Error used_a_moment_ago(Time now) {
  return {.status = ExitStatus::refused,
          .action = "MFA code",
          .cause = "this code was sent to AWS a moment ago, and a code works once",
          .hint = "the next one shows in " + std::to_string(ask::until_next_code(now).count()) +
                  " seconds"};
}

/// A code that AWS has not seen lately.
sts::MfaCode next_code(const Obtain& context) {
  for (;;) {
    Secret code = context.codes.next();
    const Time now = context.caller.now();
    if (!context.lock.was_sent(code, now)) {
      return {context.plan.device->value, std::move(code)};
    }
    context.codes.refused(used_a_moment_ago(now));
  }
}

void announce(const Obtain& context) {
  const profile::Plan& plan = context.plan;
  context.report.info(fetching(plan.names.short_term, plan.role(), plan.duration));
}

/// The session of the first call.
client::Obtained accept_first(const Obtain& context, const sts::Reply& reply) {
  const auto& roles = context.plan.roles;
  return client::accept(reply, roles.empty() ? "" : roles.front().arn.value, context.caller.now());
}

/// nullopt: refused for want of a code, and there may be one.
std::optional<client::Obtained> obtain_without_code(const Obtain& context) {
  announce(context);
  context.lock.calling();
  const sts::Call call = first_call(context.plan, std::nullopt);
  const client::Answer answer =
      context.caller.call(call, client::credentials_of(context.plan.keys));
  if (answer.verdict == client::Verdict::granted) return accept_first(context, answer.reply);
  const bool denied =
      answer.verdict == client::Verdict::refused && answer.reply.code == "AccessDenied";
  if (denied && context.plan.mfa == profile::MfaUse::if_refused) return std::nullopt;
  Error error = client::refusal_of(answer, call.action, context.caller.host());
  const bool long_term_keys = context.plan.keys.session_token.empty();
  if (denied && long_term_keys) error.hint = "the role may ask for MFA: leave --no-mfa out";
  throw Error(std::move(error));
}

client::Obtained obtain_with_code(const Obtain& context) {
  for (;;) {
    const std::optional<sts::MfaCode> mfa = next_code(context);
    announce(context);
    context.lock.sending(mfa->token_code, context.caller.now());
    const sts::Call call = first_call(context.plan, mfa);
    const client::Answer answer =
        context.caller.call_once(call, client::credentials_of(context.plan.keys), true);
    if (answer.verdict == client::Verdict::granted) return accept_first(context, answer.reply);
    if (answer.verdict == client::Verdict::not_sent) context.lock.not_sent();
    Error reason =
        client::refusal_of(answer, call.action, context.caller.host(), mfa->token_code.reveal());
    if (answer.verdict != client::Verdict::code_refused) throw Error(std::move(reason));
    context.codes.refused(reason);
  }
}

client::Obtained obtain_first(const Obtain& context) {
  profile::Plan& plan = context.plan;
  if (plan.mfa != profile::MfaUse::always) {
    auto obtained = obtain_without_code(context);
    if (obtained) return std::move(*obtained);
  }
  if (!plan.device) {
    context.codes.check_may_give();
    plan.device = context.find_device();
    context.lock.use(plan.names.short_term, plan.device->value);
  }
  return obtain_with_code(context);
}

}  // namespace

client::Obtained obtain(const Obtain& context) {
  client::Obtained first = obtain_first(context);
  const std::span<const profile::Role> roles(context.plan.roles);
  return client::assume_roles(context.caller, std::move(first),
                              roles.empty() ? roles : roles.subspan(1));
}

namespace {

std::string how_to_keep(const profile::Keys& keys, const cli::Options& options) {
  if (keys.section.empty()) return "; to keep it, write mfa_serial into " + keys.origin;
  return options.save_device ? "" : "; --save-device keeps it in the file";
}

}  // namespace

Renewal::Renewal(const cli::Options& options, const Environment& environment,
                 client::StsClient& client, SessionLock& lock, const cli::Report& report)
    : options_(options),
      environment_(environment),
      client_(client),
      lock_(lock),
      report_(report),
      world_(client::world_of(client)) {}

client::Obtained Renewal::obtain(Job& job) {
  lock_.use(job.plan.names.short_term, job.plan.device ? job.plan.device->value : "");
  const client::Caller caller = caller_for(job);
  const bool terminal_only = options_.verb != "refresh";
  const auto ask_for_code = [&](const std::string& question) {
    return put(question, terminal_only);
  };
  ask::CodeSource codes(job.plan, options_, environment_, world_, ask_for_code, report_);
  early_.reset();
  if (job.plan.mfa == profile::MfaUse::always && codes.will_ask()) {
    early_.emplace(client_, job.destination);
  }
  const auto find = [&] { return find_device(job, caller); };
  return session::obtain({job.plan, caller, codes, lock_, report_, find});
}

ask::PersonsAnswer Renewal::put(const std::string& question, bool terminal_only) {
  ask::Asking how{.terminal_only = terminal_only};
  how.on_terminal = [this](const std::string& terminal) { lock_.asking(terminal); };
  if (early_) {
    how.watched = early_->watched();
    how.on_watched = [this] { early_->look(); };
  }
  return ask::ask_person(question, how);
}

profile::Setting Renewal::find_device(const Job& job, const client::Caller& sts) {
  profile::say_notices(*job.iam, report_, "IAM ");
  const client::Caller iam(world_, *job.iam, report_);
  const ask::MfaDevices devices = ask::list_mfa_devices({sts, iam}, job.plan.keys);
  const auto ask_on_terminal = [this](const std::string& question) { return put(question, true); };
  const bool may_ask = !cli::may_not_ask(options_, environment_);
  profile::Setting device{
      ask::choose_device(devices, may_ask ? ask::Ask(ask_on_terminal) : nullptr)};
  device.origin = "IAM";
  report_.notice("MFA device",
                 device.value + " (found through IAM" + how_to_keep(job.plan.keys, options_) + ")");
  return device;
}

}  // namespace stsmfa::session
