#pragma once

#include "base/environment.h"
#include "base/secret.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::cli {

/// From which line on a run speaks, by Python's names.
enum class LogLevel { notset = 0, debug = 10, info = 20, warning = 30, error = 40, critical = 50 };

/// What the command line asks for. An option that was not given is nullopt; one that was given
/// empty (`--profile=`) is there and empty, which for aws-mfa's options mostly means the same.
/// Which option fills which member stands in the option table, and nowhere else.
struct Options {
  std::string verb = "refresh";  ///< one of the verb table
  std::optional<std::string> profile = {};
  bool begins_with_profile = false;  ///< it was the first word, or else a misspelt verb
  std::optional<std::string> assume_role = {};
  std::optional<std::string> role_session_name = {};
  std::optional<std::string> external_id = {};
  std::optional<std::string> section = {};
  std::optional<std::string> long_term_suffix = {};
  std::optional<std::string> short_term_suffix = {};
  std::optional<std::string> device = {};
  std::optional<std::string> mfa_process = {};
  std::optional<std::string> region = {};
  std::optional<std::string> endpoint_url = {};
  std::optional<std::string> credentials_file = {};
  std::optional<std::string> config_file = {};
  std::optional<std::string> format = {};
  std::optional<std::string> service = {};
  std::optional<std::string> destination = {};
  std::optional<std::string> browser = {};
  std::optional<std::string> keys_from = {};
  std::optional<std::string> discard = {};
  std::vector<std::string> policies = {};     ///< each is JSON or a file; AWS takes one
  std::vector<std::string> policy_arns = {};  ///< of managed policies, which may be several
  std::vector<std::string> command = {};      ///< of `exec`
  bool command_may_be_profile = false;        ///< it is one word, and no `--` says what it is
  std::vector<std::string> patterns = {};  ///< of `--all` and `--renew`: which profiles; none: all
  std::optional<Secret> token = {};
  std::optional<Seconds> duration = {};  ///< nullopt for 0 as well, as in aws-mfa
  std::optional<Seconds> renew_before = {};
  std::optional<Seconds> mfa_session_duration = {};
  Seconds lock_timeout = std::chrono::minutes(2);
  LogLevel log_level = LogLevel::debug;
  bool token_stdin = false;
  bool no_prompt = false;
  bool no_mfa = false;
  bool save_device = false;
  bool force = false;
  bool setup = false;
  bool quiet = false;
  bool verbose = false;
  bool version = false;
  bool help = false;
  bool usage = false;  ///< `-h`
  bool prompt = false;
  bool json = false;
  bool short_line = false;
  bool check = false;
  bool name = false;
  bool stale = false;
  bool report = false;
  bool open = false;
  bool all = false;
  bool renew = false;
  bool cap = false;
  bool mfa_session = false;
  bool deactivate = false;
  bool delete_old_key = false;
};

/// Whether an option says something: one that is given empty mostly means the same as none.
template <typename Value>
bool is_given(const std::optional<Value>& option) {
  return option && !option->empty();
}

/// Who gets the session that a run makes fresh. It decides what is said, where, and who may be
/// asked how: below the verbs nobody asks which verb or format it serves.
enum class Audience {
  aws_tools,  ///< it is for whatever reads the file: `refresh`
  command,    ///< it is handed on, to a command, a shell or a browser; every other verb
  sdk,        ///< an SDK runs us (`credential_process`), and asks again with 15 minutes left
};
Audience audience_of(const Options& options);

/// Whether nothing may be asked: `--no-prompt`, `STSMFA_NO_PROMPT`, or inside direnv, whose shells
/// would hang on a question.
bool may_not_ask(const Options& options, const Environment& environment);

}  // namespace stsmfa::cli
