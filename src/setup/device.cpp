#include "setup/device.h"

#include "ask/device.h"
#include "ask/question.h"
#include "base/error.h"
#include "os/read_line.h"
#include "setup/objections.h"
#include "sts/shown_value.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace stsmfa::setup {

namespace {

/// In a line that goes on: what refresh says when there is no device does not help here.
std::string words_of(const Error& error) {
  if (error.aws_mfa.empty()) return one_line(error);
  return error.cause.empty() ? error.hint : error.cause;
}

/// False only when IAM says which devices the keys' user has, and this is none of them; that it
/// does not say so is told.
bool may_be_theirs(const std::string& device, const profile::Keys& keys, const Person& person,
                   const Aws& aws) {
  try {
    const std::vector<std::string> theirs = aws.list_devices(keys).with_codes;
    return std::ranges::find(theirs, device) != theirs.end();
  } catch (const Error& error) {
    person.tell("MFA device", sts::shown_value(device) +
                                  " stays, though it may be another user's: " + words_of(error));
    return true;
  }
}

bool stays(const Scene& scene, const CheckedKeys& checked, const Person& person, const Aws& aws) {
  if (scene.device.empty()) return false;
  if (!replaces_keys(scene.change) || !checked.known) return true;
  if (may_be_theirs(scene.device, checked.keys, person, aws)) return true;
  person.tell("MFA device", sts::shown_value(scene.device) + " is not one of these keys' user");
  return false;
}

std::optional<std::string> device_of_iam(const profile::Keys& keys, const Person& person,
                                         const Aws& aws) {
  const auto choose = [&](const ask::Question& question) -> ask::Answer {
    return {ask::Answer::From::terminal, {os::LineEnd::line, person.ask(question.text)}};
  };
  try {
    std::string device = ask::choose_device(aws.list_devices(keys), choose);
    person.tell("MFA device", device);
    return device;
  } catch (const Error& error) {
    if (error.status == ExitStatus::code_needed) throw;
    person.tell("MFA device", words_of(error));  // the device is asked for next
    return std::nullopt;
  }
}

}  // namespace

std::string find_device(const Scene& scene, const CheckedKeys& checked, const Person& person,
                        const Aws& aws) {
  if (stays(scene, checked, person, aws)) {
    return scene.change == Change::move ? scene.device : std::string();
  }
  if (checked.known) {
    if (auto device = device_of_iam(checked.keys, person, aws)) return *device;
  }
  const Secret typed =
      person.ask_until("MFA device, an ARN or a serial number [none]: ", objection_to_device);
  return std::string(typed.reveal());
}

}  // namespace stsmfa::setup
