#include "profile/shown_command.h"

#include "base/text.h"
#include "os/exec.h"
#include "sts/shown_value.h"

#include <algorithm>

namespace stsmfa::profile {

namespace {

bool is_plain(char c) {
  return is_word(c) || std::string_view("./~+-").find(c) != std::string_view::npos;
}

bool names_a_program(const std::string& word, const Environment& environment) {
  if (sts::looks_like_secret_access_key(word)) return false;
  if (word.find('/') != std::string::npos) {
    return std::string_view("/~.").find(word.front()) != std::string_view::npos;
  }
  return os::find_program(word, environment.get("PATH").value_or("")).error_number == 0;
}

}  // namespace

std::string shown_command(std::string_view command, const Context& context) {
  const std::string_view line = trim(command);
  const std::string_view first = line.substr(0, line.find_first_of(" \t"));
  const bool is_secret = sts::looks_like_secret_access_key(first);
  if (context.options.verbose && !context.options.report && !is_secret) return std::string(command);
  const std::string program = shown_program(command, context.environment);
  if (program.empty()) return "…";
  return program == trim(command) ? program : program + " …";
}

std::string shown_program(std::string_view command, const Environment& environment) {
  command = trim(command);
  const auto end = std::ranges::find_if_not(command, is_plain);
  // Anything else than a blank behind it: `SEED=... oathtool`, `"$(...)"`.
  const bool is_word_of_its_own = end == command.end() || is_space(*end);
  const std::string word(command.begin(), end);
  return is_word_of_its_own && names_a_program(word, environment) ? word : "";
}

}  // namespace stsmfa::profile
