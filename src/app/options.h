#pragma once

#include "app/command_line.h"
#include "base/secret.h"
#include "base/time.h"

#include <optional>
#include <string>

namespace stsmfa::app {

/// From which line on a run speaks, by Python's names.
enum class LogLevel { notset = 0, debug = 10, info = 20, warning = 30, error = 40, critical = 50 };

/// What the command line asks for. An option that was not given is nullopt; one that was given
/// empty (`--profile=`) is there and empty, which for aws-mfa's options mostly means the same.
struct Options {
  std::string verb = "refresh";
  std::optional<std::string> profile = {};
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
  std::optional<Secret> token = {};
  std::optional<Seconds> duration = {};  ///< nullopt for 0 as well, as in aws-mfa
  std::optional<Seconds> renew_before = {};
  Seconds lock_timeout = std::chrono::minutes(2);
  LogLevel log_level = LogLevel::debug;
  bool token_stdin = false;
  bool no_prompt = false;
  bool no_mfa = false;
  bool force = false;
  bool setup = false;
  bool quiet = false;
  bool verbose = false;
  bool version = false;
  bool help = false;
};

/// Gives every option its type. Throws Error (usage) for a value that has none (`--duration x`,
/// `--log-level info`), an unknown verb, and a word that no verb takes.
Options read_options(const CommandLine& line);

/// What `stsmfa --help` prints: every option, by group, on one screen.
std::string help_text();

}  // namespace stsmfa::app
