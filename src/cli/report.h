#pragma once

#include "base/error.h"
#include "base/time.h"
#include "cli/options.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stsmfa::cli {

/// Where everything that a user reads is said. aws-mfa's lines (`INFO - ...`) go to standard
/// output in `refresh`, because scripts look for them there, and to standard error in every other
/// verb; errors, warnings about the machine and everything else go to standard error. Whatever is
/// said here is escaped, so that a name or a message of AWS's cannot play with the terminal.
///
/// Where an SDK runs us (`export --format process`) everything is kept until there is an error, and
/// then said before it: SDKs show or read what stands there, and a success is no news to them. With
/// `--prompt` or `-v` somebody is there to read it.
class Report {
 public:
  explicit Report(const Options& options)
      : log_to_errors_(audience_of(options) != Audience::aws_tools),
        level_(options.log_level),
        quiet_(options.quiet),
        verbose_(options.verbose),
        keeps_(audience_of(options) == Audience::sdk && !options.prompt && !options.verbose) {}

  void debug(std::string_view text) { log(LogLevel::debug, "DEBUG", text); }
  void info(std::string_view text) { log(LogLevel::info, "INFO", text); }
  void warning(std::string_view text) { log(LogLevel::warning, "WARNING", text); }

  /// A word on standard error that is no error: `stsmfa: topic: text`.
  void notice(std::string_view topic, std::string_view text);
  /// The same, unless something has been said of the topic this way before.
  void notice_once(std::string_view topic, std::string_view text);
  /// The same, under -v only.
  void detail(std::string_view topic, std::string_view text);

  /// Lines that somebody may paste elsewhere, on standard error as they are (and escaped).
  void lines_to_copy(const std::vector<std::string>& lines);

  /// From now on `prepare` is called before each line, by those who have drawn something below the
  /// lines that must not stand in their way; nullptr for nothing.
  void before_each_line(std::function<void()> prepare) { prepare_ = std::move(prepare); }

  /// The error on standard error, with its hint on a second line.
  void error(const Error& error);

 private:
  void log(LogLevel level, std::string_view name, std::string_view text);
  void say(int fd, const std::string& line);
  bool log_to_errors_;
  LogLevel level_;
  bool quiet_;
  bool verbose_;
  bool keeps_;
  std::vector<std::string> kept_ = {};  ///< lines for standard error
  std::function<void()> prepare_ = {};
  std::vector<std::string> said_ = {};  ///< topics of notice_once()
};

}  // namespace stsmfa::cli
