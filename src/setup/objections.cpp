#include "setup/objections.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/edit.h"
#include "credentials/writable.h"
#include "profile/pending_rotation.h"
#include "profile/role_name.h"
#include "setup/pair.h"
#include "sts/parameter.h"
#include "sts/shown_value.h"

#include <optional>

namespace stsmfa::setup {

namespace {

std::string objection_to_value(std::string_view key, std::string_view value) {
  credentials::Edit edit{.section = "any"};
  edit.set(key, value);
  return credentials::objection_to(edit);
}

/// A whole sentence, for whoever does not see the option's name before it.
std::string about(std::string_view thing, const sts::Check& refusal) {
  return refusal ? std::string(thing) + " " + refusal->cause : std::string();
}

constexpr const char* paste_the_value_alone =
    "this is a line of a file: type only what stands behind its =";

/// `aws_access_key_id = AKIA...`, or the secret's.
bool is_line_of_file(std::string_view text) {
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos) return false;
  const std::string_view key = trim(text.substr(0, sign));
  return equal_ignoring_case(key, id_key) || equal_ignoring_case(key, secret_key);
}

bool begins_with_quote(std::string_view text) {
  return text.starts_with('"') || text.starts_with('\'');
}

std::string objection_to_command(std::string_view command) {
  return objection_to_value(process_key, command);
}

/// Of an option: which account a bare name is of is known once the keys are.
std::string objection_to_role_or_name(std::string_view role) {
  return is_bare_role_name(role) ? std::string() : objection_to_role(role);
}

void check(std::string_view name, const std::optional<std::string>& value,
           std::string (*objection_to)(std::string_view)) {
  std::string objection = value ? objection_to(*value) : std::string();
  if (!objection.empty()) throw usage_error(name, std::move(objection));
}

}  // namespace

std::string objection_to_section(std::string_view name) {
  if (sts::looks_like_secret_access_key(name)) return "this looks like the secret access key";
  if (profile::is_pending_section(name)) return "a section of that name is a rotation's";
  return credentials::objection_to_new_section(std::string(name));
}

std::string objection_to_access_key_id(std::string_view id) {
  if (is_line_of_file(id)) return paste_the_value_alone;
  if (sts::looks_like_secret_access_key(id)) {
    return "this looks like the secret access key, which is asked for next; the id is shorter and "
           "begins with AKIA";
  }
  if (begins_with_quote(id)) {
    return "the access key id has a quote before it: type it without quotes";
  }
  return about("the access key id", sts::check_access_key_id(id));
}

std::string objection_to_secret_access_key(std::string_view key) {
  if (is_line_of_file(key)) return paste_the_value_alone;
  const auto refusal = sts::check_secret_access_key(key);
  if (refusal) return about("the secret access key", refusal);
  return objection_to_value(secret_key, key);
}

std::string objection_to_device(std::string_view device) {
  if (device.empty()) return {};
  return about("the MFA device", sts::check_serial_number(device));
}

std::string objection_to_role(std::string_view role) {
  if (role.empty() || profile::parse_role_name(role)) return {};
  return about("the role", sts::check_role_arn(role));
}

bool is_bare_role_name(std::string_view role) {
  if (role.find('/') != std::string_view::npos || sts::looks_like_secret_access_key(role)) {
    return false;
  }
  return profile::parse_role_name("any/" + std::string(role)).has_value();
}

void check_values(const cli::Options& options) {
  check("NAME", options.profile, objection_to_section);
  check("--keys-from", options.keys_from, objection_to_command);
  check("--device", options.device, objection_to_device);
  check("--assume-role", options.assume_role, objection_to_role_or_name);
}

}  // namespace stsmfa::setup
