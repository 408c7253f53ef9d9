#include "sts/parameter.h"

#include "base/text.h"
#include "sts/arn.h"
#include "sts/partition.h"
#include "sts/shown_value.h"

#include <algorithm>
#include <array>

namespace stsmfa::sts {

namespace {

constexpr std::string_view own_device_arn =
    "write arn:aws:iam::ACCOUNT:mfa/NAME, as the IAM console shows it";
constexpr std::string_view own_role_arn =
    "the role's own ARN is arn:aws:iam::ACCOUNT:role/NAME; stsmfa also takes ACCOUNT/NAME";
constexpr std::string_view exchanged_hint =
    "aws_access_key_id and aws_secret_access_key may have been exchanged";

Refusal refusal(std::string_view cause, std::string_view hint = "") {
  return {std::string(cause), std::string(hint)};
}

/// Refuses characters beyond ASCII that the eye does not see, and names the first of them.
Check check_visible(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const CodePoint character =
        decode_utf8(rest).value_or(CodePoint{static_cast<std::uint8_t>(rest.front()), 1});
    const bool unseen = is_unicode_space(character.value) || is_invisible(character.value);
    if (character.value >= 0x7f && unseen) {
      return refusal("holds the character " + named(character.value),
                     "it may have come along with what was copied: type the value anew");
    }
    rest.remove_prefix(character.size);
  }
  return {};
}

/// Refuses a key in a second line, which belongs to the value by the blank that it begins with.
Check check_one_line(std::string_view text) {
  const auto end = text.find('\n');
  if (text.substr(std::min(end, text.size())).find('=') == std::string_view::npos) return {};
  return refusal("goes on in the next line, which begins with a blank",
                 "without that blank it is a line of its own");
}

/// Refuses quotes around a value, as shells and other formats have them.
Check check_unquoted(std::string_view text) {
  const char quote = text.empty() ? '\0' : text.front();
  if (quote != '"' && quote != '\'') return {};
  const bool is_closed = text.size() > 1 && text.ends_with(quote);
  return refusal(is_closed ? "has quotes around it, which AWS tools take for a part of it"
                           : "has a quote before it, which AWS tools take for a part of it",
                 "write it without quotes");
}

/// Checks for `shortest` to `longest` characters of `\w` and `punctuation`.
Check check_characters(std::string_view text, std::size_t shortest, std::size_t longest,
                       std::string_view punctuation) {
  const auto is_allowed = [&](char c) {
    return is_word(c) || punctuation.find(c) != std::string_view::npos;
  };
  if (text.size() >= shortest && text.size() <= longest && std::ranges::all_of(text, is_allowed)) {
    return {};
  }
  if (auto refused = check_one_line(text)) return refused;
  if (auto refused = check_visible(text)) return refused;
  if (auto refused = check_unquoted(text)) return refused;
  return refusal("must be " + std::to_string(shortest) + " to " + std::to_string(longest) +
                 " characters of letters, digits and _" + std::string(punctuation));
}

bool is_ascii_control(char c) { return (c >= '\0' && c < ' ') || c == '\x7f'; }

bool is_session_name_character(char c) {
  return is_word(c) || std::string_view("+=,.@-").find(c) != std::string_view::npos;
}

/// An account of ARNs: twelve digits, or nothing, as in the ARNs of Ceph and MinIO.
bool is_account(std::string_view text) { return text.empty() || is_account_id(text); }

/// Whether `resource` begins with `kind` and has a name behind it.
bool is_named(std::string_view resource, std::string_view kind) {
  return resource.starts_with(kind) && resource.size() > kind.size();
}

Check check_device_arn(std::string_view text) {
  const auto arn = parse_arn(text);
  const bool is_of_iam = arn && arn->service == "iam" && arn->region.empty();
  if (is_of_iam && arn->resource.starts_with("user/")) {
    return refusal("is the ARN of a user, not of an MFA device", own_device_arn);
  }
  if (is_of_iam && arn->resource.starts_with("u2f/")) {
    return refusal("is a FIDO key",
                   "a FIDO key has no codes; STS takes only virtual or hardware TOTP devices; " +
                       std::string(fido_way));
  }
  if (!is_of_iam || !is_named(arn->resource, "mfa/")) {
    return refusal("is not the ARN of an MFA device", own_device_arn);
  }
  if (!is_account(arn->account)) return refusal("has an account that is not twelve digits");
  return {};
}

/// What people take for the ARN of a role.
struct Mistake {
  std::string_view service;
  std::string_view resource;
  std::string_view cause;
};
constexpr std::array<Mistake, 6> mistakes = {{
    {"sts", "assumed-role/", "is the ARN of an assumed role, that is of a session"},
    {"iam", "user/", "is the ARN of a user, not of a role"},
    {"iam", "group/", "is the ARN of a group, not of a role"},
    {"iam", "policy/", "is the ARN of a policy, not of a role"},
    {"iam", "mfa/", "is the ARN of an MFA device, not of a role"},
    {"iam", "instance-profile/", "is the ARN of an instance profile, not of a role"},
}};

Check check_duration(Seconds duration, Seconds longest, std::string_view of_what) {
  if (duration >= Seconds(900) && duration <= longest) return {};
  return refusal("must be 900 to " + std::to_string(longest.count()) + " seconds for " +
                 std::string(of_what));
}

}  // namespace

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::ranges::all_of(text, is_digit);
}

Check check_serial_number(std::string_view serial_number) {
  if (auto refused = check_one_line(serial_number)) return refused;
  if (looks_like_secret_access_key(serial_number)) {
    return refusal("is no MFA device, and is not sent as one",
                   "aws_secret_access_key may stand under a neighbouring key");
  }
  if (auto refused = check_characters(serial_number, 9, 256, "+=/:,.@-")) {
    const bool is_arn = serial_number.starts_with("arn:");
    if (!is_arn && refused->hint.empty()) refused->hint = own_device_arn;
    return refused;
  }
  return serial_number.starts_with("arn:") ? check_device_arn(serial_number) : Check();
}

Check check_token_code(std::string_view code) {
  if (code.size() == 6 && std::ranges::all_of(code, is_digit)) return {};
  return refusal("must be six digits");
}

Check check_role_arn(std::string_view role_arn) {
  if (auto refused = check_one_line(role_arn)) return refused;
  if (auto refused = check_unquoted(role_arn)) return refused;
  const auto arn = parse_arn(role_arn);
  if (!arn) return refusal("is not an ARN", own_role_arn);
  for (const Mistake& mistake : mistakes) {
    if (arn->service == mistake.service && arn->resource.starts_with(mistake.resource)) {
      return refusal(mistake.cause, own_role_arn);
    }
  }
  if (arn->service != "iam" || !arn->region.empty() || !is_named(arn->resource, "role/")) {
    return refusal("is not the ARN of a role", own_role_arn);
  }
  if (!is_partition_name(arn->partition)) return refusal("has a partition that is not one of AWS");
  if (!is_account(arn->account)) return refusal("has an account that is not twelve digits");
  if (auto refused = check_visible(role_arn)) return refused;
  if (!std::ranges::all_of(role_arn, [](char c) { return c > ' ' && c < '\x7f'; })) {
    return refusal("has a blank or another character that no role has in its name");
  }
  // The form itself has the 20 characters that are the least.
  if (role_arn.size() > 2048) return refusal("must be 20 to 2048 characters");
  return {};
}

Check check_role_session_name(std::string_view name) {
  return check_characters(name, 2, 64, "+=,.@-");
}

Check check_external_id(std::string_view id) { return check_characters(id, 2, 1224, "+=,.@:/-"); }

Check check_session_duration(Seconds duration) {
  return check_duration(duration, Seconds(129600), "a session without a role");
}

Check check_role_duration(Seconds duration) {
  return check_duration(duration, Seconds(43200), "a role");
}

bool is_aws_access_key_id(std::string_view id) {
  const auto is_capital = [](char c) { return is_upper(c) || is_digit(c); };
  const bool named = id.starts_with("AKIA") || id.starts_with("ASIA");
  const bool sized = named ? id.size() >= 16 && id.size() <= 128 : id.size() == 20;
  return sized && std::ranges::all_of(id, is_capital);
}

Check check_access_key_id(std::string_view id) {
  if (auto refused = check_one_line(id)) return refused;
  if (looks_like_secret_access_key(id)) {
    return refusal("looks like a secret access key", exchanged_hint);
  }
  Check refused = check_characters(id, 3, 128, "");
  if (refused && refused->hint.empty()) refused->hint = exchanged_hint;
  return refused;
}

Check check_aws_access_key_id(std::string_view id) {
  if (auto refused = check_access_key_id(id)) return refused;
  if (is_aws_access_key_id(id)) return {};
  return refusal("is not an access key id of AWS, and is not sent there", exchanged_hint);
}

std::string shown_access_key_id(std::string_view id) {
  if (is_aws_access_key_id(id)) return std::string(id);
  return check_access_key_id(id) ? "(not shown)" : std::string(id.substr(0, 4)) + "...";
}

Check check_secret_access_key(std::string_view key) {
  if (auto refused = check_session_token(key)) return refused;
  const bool is_id =
      is_aws_access_key_id(key) && (key.starts_with("AKIA") || key.starts_with("ASIA"));
  if (is_id) return refusal("is an access key id", exchanged_hint);
  return {};
}

Check check_session_token(std::string_view token) {
  const auto is_printable = [](char c) { return c > ' ' && c < '\x7f'; };
  if (token.empty()) return refusal("is empty");
  if (auto refused = check_one_line(token)) return refused;
  if (auto refused = check_visible(token)) return refused;
  if (std::ranges::any_of(token, is_space) || std::ranges::any_of(token, is_ascii_control)) {
    return refusal("must have no white space and no control character");
  }
  if (!std::ranges::all_of(token, is_printable)) return refusal("must be printable ASCII");
  return check_unquoted(token);
}

std::string role_session_name_from(std::string_view user) {
  std::string name;
  for (const char c : user) {
    const bool continues_utf8 = (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
    if (continues_utf8) continue;  // the first byte of a character stands for all of it
    name += is_session_name_character(c) ? c : '-';
  }
  if (name.empty()) return "stsmfa";
  return name.size() == 1 ? "stsmfa-" + name : name.substr(0, 64);
}

}  // namespace stsmfa::sts
