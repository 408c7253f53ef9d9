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

/// A secret has slashes of its own, so it may begin at the start of a run or behind any slash of
/// it, and end likewise. What begins with one is a path rather.
bool run_holds_secret(std::string_view run) {
  if (!run.starts_with('/') && run.size() >= nearly_secret_size && is_mixed(run)) return true;
  for (std::size_t start = 0; start + secret_size <= run.size();) {
    const std::string_view rest = run.substr(start);
    const bool ends_there = rest.size() == secret_size || rest[secret_size] == '/';
    if (ends_there && is_mixed(rest.substr(0, secret_size))) return true;
    const std::string_view part = rest.substr(0, rest.find('/'));
    if (part.size() >= nearly_secret_size && is_mixed(part)) return true;
    start += part.size() + 1;
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
