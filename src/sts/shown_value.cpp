#include "sts/shown_value.h"

#include "base/text.h"
#include "sts/arn.h"

#include <algorithm>

namespace stsmfa::sts {

namespace {

constexpr std::size_t secret_size = 40;
constexpr std::size_t account_id_size = 12;

bool is_mixed(std::string_view text) {
  return std::ranges::any_of(text, is_lower) && std::ranges::any_of(text, is_upper) &&
         std::ranges::any_of(text, is_digit);
}

/// A secret that a character has been lost of, or added to, is as good as a whole one.
constexpr std::size_t nearly_secret_size = 36;

/// The part before the first slash, and of `text` what is left behind that.
std::string_view take_part(std::string_view& text) {
  const std::string_view part = text.substr(0, text.find('/'));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

/// What begins with a slash is a path rather, unless it has the size of such a secret and a part
/// that no folder is called like.
bool is_path(std::string_view run) {
  constexpr std::size_t longest_nearly_secret = 44;
  constexpr std::size_t too_long_for_a_name = 20;
  if (!run.starts_with('/')) return false;
  if (run.size() > longest_nearly_secret) return true;
  while (!run.empty()) {
    const std::string_view name = take_part(run);
    if (name.size() >= too_long_for_a_name && is_mixed(name)) return false;
  }
  return true;
}

/// A secret has slashes of its own, so it may begin at the start of a run or behind any slash of
/// it, and end likewise.
bool run_holds_secret(std::string_view run) {
  if (run.size() >= nearly_secret_size && is_mixed(run) && !is_path(run)) return true;
  while (run.size() >= secret_size) {
    const bool ends_there = run.size() == secret_size || run[secret_size] == '/';
    if (ends_there && is_mixed(run.substr(0, secret_size))) return true;
    const std::string_view part = take_part(run);
    if (part.size() >= nearly_secret_size && is_mixed(part)) return true;
  }
  return false;
}

/// The names in ARNs are as long and as mixed as secrets are, and a role by its account's id is an
/// ARN in short.
bool names_what_aws_has(std::string_view text) {
  if (std::ranges::any_of(text, is_space)) return false;
  if (parse_arn(text)) return true;
  return text.size() > account_id_size && text[account_id_size] == '/' &&
         std::ranges::all_of(text.substr(0, account_id_size), is_digit);
}

}  // namespace

bool is_of_secret_access_key(char c) { return is_alnum(c) || c == '/' || c == '+'; }

bool looks_like_secret_access_key(std::string_view text) {
  if (names_what_aws_has(text)) return false;
  while (!text.empty()) {
    const auto end = std::ranges::find_if_not(text, is_of_secret_access_key);
    const auto size = static_cast<std::size_t>(end - text.begin());
    if (run_holds_secret(text.substr(0, size))) return true;
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return false;
}

std::string shown_value(std::string_view value) {
  // what continues it may be another line of the file, a secret's too
  const std::size_t line_end = value.find_first_of("\r\n");
  if (line_end != std::string_view::npos) {
    return shown_value(value.substr(0, line_end)) + " (and more lines, not shown)";
  }
  if (!looks_like_secret_access_key(value)) return std::string(value);
  return "(" + std::to_string(value.size()) +
         " characters, not shown: it looks like a secret access key)";
}

}  // namespace stsmfa::sts
