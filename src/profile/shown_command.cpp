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

bool names_a_program(std::string_view word, const Environment& environment) {
  if (is_written_as_path(word)) return true;
  if (word.find('/') != std::string_view::npos) return false;
  if (sts::looks_like_secret_access_key(word)) return false;
  const auto found = os::find_program(std::string(word), environment.get("PATH").value_or(""));
  return found.error_number == 0;
}

}  // namespace

std::string_view first_word(std::string_view command) {
  command = trim(command);
  return {command.begin(), std::ranges::find_if(command, is_space)};
}

std::string_view plain_first_word(std::string_view command) {
  const std::string_view word = first_word(command);
  return std::ranges::all_of(word, is_plain) ? word : std::string_view();
}

bool is_written_as_path(std::string_view word) {
  return word.find('/') != std::string_view::npos &&
         std::string_view("/~.").find(word.front()) != std::string_view::npos &&
         !sts::looks_like_secret_access_key(word);
}

std::string shown_command(std::string_view command, const Context& context) {
  const bool is_secret = sts::looks_like_secret_access_key(first_word(command));
  if (context.options.verbose && !context.options.report && !is_secret) return std::string(command);
  const std::string program = shown_program(command, context.environment);
  if (program.empty()) return "…";
  return program == trim(command) ? program : program + " …";
}

std::string shown_program(std::string_view command, const Environment& environment) {
  const std::string_view word = plain_first_word(command);
  return names_a_program(word, environment) ? std::string(word) : std::string();
}

}  // namespace stsmfa::profile
