#include "ask/credential_process.h"

#include "ask/user_command.h"
#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "profile/own_command.h"
#include "profile/profile.h"
#include "sts/parameter.h"

namespace stsmfa::ask {

namespace {

/// What a command has printed, once it is clear that it is a JSON object.
class Printed {
 public:
  Printed(const profile::Setting& command, std::string_view output)
      : command_(command), object_(read_json_object(output)) {
    if (!object_.fault.empty()) fail("what the command printed " + object_.fault);
  }

  [[noreturn]] void fail(std::string cause) const {
    throw plan_error(command_.origin, std::move(cause));
  }
  [[noreturn]] void fail(std::string_view name, std::string_view fault) const {
    fail("in what the command printed, " + std::string(name) + " " + std::string(fault));
  }

  void check_version() const {
    const JsonMember* version = object_.find("Version");
    const bool is_one = version != nullptr && version->kind == JsonMember::Kind::number &&
                        version->value.reveal() == "1";
    if (!is_one) fail("Version", "is not the number 1");
  }

  /// The member's bytes; empty when it is missing or null.
  Secret optional(std::string_view name) const {
    const JsonMember* member = object_.find(name);
    if (member == nullptr || member->kind == JsonMember::Kind::null) return {};
    if (member->kind != JsonMember::Kind::string) fail(name, "is not a string");
    return member->value;
  }

  Secret checked(std::string_view name, sts::Check (*check)(std::string_view)) const {
    Secret value = optional(name);
    if (value.empty()) fail(name, "is missing");
    if (const auto refused = check(value.reveal())) fail(name, refused->cause);
    return value;
  }

 private:
  const profile::Setting& command_;
  JsonObject object_;
};

std::optional<Time> expiration_of(const Printed& printed, Time now) {
  const Secret text = printed.optional("Expiration");
  if (text.empty()) return std::nullopt;
  const auto expiration = parse_expiration(text.reveal());
  if (!expiration) printed.fail("Expiration", "is not a time");
  if (*expiration <= now) printed.fail("Expiration", "has passed: the keys are no longer good");
  return expiration;
}

Secret session_token_of(const Printed& printed) {
  if (printed.optional("SessionToken").empty()) return {};
  // A token goes where a key goes: into a line of a file and into a header.
  return printed.checked("SessionToken", sts::check_session_token);
}

std::string account_id_of(const Printed& printed) {
  const Secret id = printed.optional("AccountId");
  const bool is_account = sts::is_account_id(id.reveal());
  if (!id.empty() && !is_account) printed.fail("AccountId", "is not twelve digits");
  return std::string(id.reveal());
}

}  // namespace

ProcessCredentials read_process_credentials(const profile::Setting& command,
                                            std::string_view output, Time now) {
  const Printed printed(command, output);
  printed.check_version();
  const Secret id = printed.checked("AccessKeyId", sts::check_access_key_id);
  return {.access_key_id = std::string(id.reveal()),
          .secret_access_key = printed.checked("SecretAccessKey", sts::check_secret_access_key),
          .session_token = session_token_of(printed),
          .expiration = expiration_of(printed, now),
          .account_id = account_id_of(printed)};
}

ProcessCredentials run_credential_process(const profile::Setting& command,
                                          const Surroundings& surroundings, Time now) {
  const Secret output = run_user_command(
      command, surroundings,
      {.environment = surroundings.environment.entries(), .output_limit = 64UL * 1024});
  return read_process_credentials(command, output.reveal(), now);
}

profile::Keys run_keys_command(const profile::Plan& plan, const Surroundings& surroundings) {
  ProcessCredentials given = run_credential_process(*plan.keys.process, surroundings, now());
  profile::Keys keys = plan.keys;
  keys.access_key_id = std::move(given.access_key_id);
  keys.secret_access_key = std::move(given.secret_access_key);
  keys.session_token = std::move(given.session_token);
  return keys;
}

void use_keys(profile::Plan& plan, profile::Keys keys) {
  plan.keys.access_key_id = std::move(keys.access_key_id);
  plan.keys.secret_access_key = std::move(keys.secret_access_key);
  plan.keys.session_token = std::move(keys.session_token);
  if (plan.keys.session_token.empty()) return;
  if (plan.roles.empty()) {
    throw plan_error(
        plan.keys.process->origin,
        "the command gives temporary keys, of which no session can be made",
        profile::runs_stsmfa(plan.keys.process->value)
            ? "they are a session of ours already: name the profile that it names"
            : "long-term keys are needed here, such as aws-vault's --no-session gives");
  }
  plan.mfa = profile::MfaUse::never;
  profile::cap_chained(plan);
}

void fetch_keys(profile::Plan& plan, const Surroundings& surroundings) {
  if (plan.keys.process) use_keys(plan, run_keys_command(plan, surroundings));
}

}  // namespace stsmfa::ask
