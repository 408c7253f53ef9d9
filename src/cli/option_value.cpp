#include "cli/option_value.h"

#include "base/duration.h"
#include "cli/option_error.h"

#include <array>

namespace stsmfa::cli {

namespace {

/// One overload for each type that an option may have.
struct MemberFiller {
  Options& options;
  const OptionDefinition& option;
  const std::string& value;

  void operator()(bool Options::*member) const { options.*member = true; }
  void operator()(std::optional<std::string> Options::*member) const { options.*member = value; }
  void operator()(std::vector<std::string> Options::*member) const {
    (options.*member).push_back(value);
  }
  void operator()(std::optional<Secret> Options::*member) const { options.*member = Secret(value); }
  void operator()(std::optional<Seconds> Options::*member) const { options.*member = duration(); }
  void operator()(Seconds Options::*member) const { options.*member = duration(); }
  void operator()(LogLevel Options::*member) const { options.*member = log_level(); }

 private:
  Seconds duration() const {
    if (const auto parsed = parse_duration(value)) return *parsed;
    throw option_error(option.name, std::string(not_a_duration));
  }

  LogLevel log_level() const {
    struct Name {
      std::string_view name;
      LogLevel level;
    };
    constexpr std::array<Name, 6> names = {{{"CRITICAL", LogLevel::critical},
                                            {"ERROR", LogLevel::error},
                                            {"WARNING", LogLevel::warning},
                                            {"INFO", LogLevel::info},
                                            {"DEBUG", LogLevel::debug},
                                            {"NOTSET", LogLevel::notset}}};
    for (const auto& [known, level] : names) {
      if (known == value) return level;
    }
    throw option_error(option.name, "must be CRITICAL, ERROR, WARNING, INFO, DEBUG or NOTSET");
  }
};

}  // namespace

void fill_member(Options& options, const OptionDefinition& option, const std::string& value) {
  std::visit(MemberFiller{options, option, value}, option.member);
}

}  // namespace stsmfa::cli
