#include "ask/device.h"

#include "ask/question.h"
#include "base/text.h"
#include "cli/words.h"
#include "client/identity.h"
#include "client/refusal.h"
#include "client/verdict.h"
#include "os/read_line.h"
#include "profile/profile.h"
#include "sts/arn.h"
#include "sts/call.h"
#include "sts/parameter.h"
#include "sts/protocol.h"

namespace stsmfa::ask {

namespace {

constexpr std::string_view no_device =
    R"(You must provide --device or MFA_DEVICE or set "aws_mfa_device" in ".aws/credentials")";

constexpr int most_questions = 3;

bool is_fido(std::string_view serial_number) {
  const auto arn = sts::parse_arn(serial_number);
  return arn && arn->resource.starts_with("u2f/");
}

/// Empty for one who is no IAM user.
std::string user_name_of(const client::Client& sts, const profile::Keys& keys) {
  return sts::user_name_in(client::get_caller_identity(sts, client::credentials_of(keys)).arn);
}

MfaDevices devices_of(const sts::Reply& reply, std::string user_name) {
  MfaDevices devices{.user_name = std::move(user_name)};
  for (const sts::Field& one : reply.fields) {
    if (one.path == "ListMFADevicesResult/MFADevices/member/UserName") {
      devices.user_name = one.value.reveal();
    }
    if (one.path != "ListMFADevicesResult/MFADevices/member/SerialNumber") continue;
    const std::string serial_number(one.value.reveal());
    (is_fido(serial_number) ? devices.fido : devices.with_codes).push_back(serial_number);
  }
  return devices;
}

Error none_of_them(const MfaDevices& devices) {
  const std::string user = devices.user_name.empty() ? "this user" : devices.user_name;
  if (devices.fido.empty()) {
    std::string cause = "IAM knows no MFA device of " + user + ": add one in the IAM console";
    std::string hint = cause + "; --no-mfa does without, where AWS does not ask for MFA";
    return {.cause = std::move(cause), .hint = std::move(hint), .aws_mfa = std::string(no_device)};
  }
  return {.hint = user + " has FIDO keys only (" + devices.fido.front() +
                  "), which STS does not take: add a device that shows codes; " +
                  std::string(sts::fido_way),
          .aws_mfa = std::string(no_device)};
}

std::string list_of(const MfaDevices& devices) {
  std::string text = "MFA devices of " + escape(devices.user_name) + ":\n";
  for (std::size_t i = 0; i < devices.with_codes.size(); ++i) {
    text += "  " + std::to_string(i + 1) + "  " + escape(devices.with_codes[i]) + "\n";
  }
  for (const std::string& fido : devices.fido) {
    text += "  -  " + escape(fido) + " (a FIDO key: STS takes none)\n";
  }
  return text;
}

/// It goes into the call that the code goes with, and perhaps into the file.
const std::string& checked(const std::string& serial_number) {
  const auto refusal = sts::check_serial_number(serial_number);
  if (!refusal) return serial_number;
  throw unreached_error("IAM: MFA device " + serial_number, refusal->cause, refusal->hint);
}

Error several(const MfaDevices& devices) {
  return plan_error(object_of("MFA device", devices.user_name),
                    "there are several, and nobody can be asked: " + cli::join(devices.with_codes),
                    "choose one by --device, or by aws_mfa_device in the section");
}

}  // namespace

MfaDevices list_mfa_devices(const UserServices& services, const profile::Keys& keys) {
  std::string user_name;
  sts::Call call = sts::list_mfa_devices();
  client::JudgedReply judged = services.iam.call(call, client::credentials_of(keys));
  const std::string& code = judged.reply.code;
  if (code == "NoSuchEntity" || code == "AccessDenied" || code == "ValidationError") {
    user_name = user_name_of(services.sts, keys);
    if (!user_name.empty()) {
      call = sts::list_mfa_devices(user_name);
      judged = services.iam.call(call, client::credentials_of(keys));
    }
  }
  if (judged.verdict == client::Verdict::granted) {
    return devices_of(judged.reply, std::move(user_name));
  }
  if (judged.reply.code == "AccessDenied") {
    throw Error{.hint = "IAM was asked: " + client::words_of(judged.reply, call.action),
                .aws_mfa = std::string(no_device)};
  }
  throw client::refusal_of(judged, call, services.iam.host());
}

std::string only_device(const MfaDevices& devices) {
  if (devices.with_codes.empty()) throw none_of_them(devices);
  if (devices.with_codes.size() > 1) throw several(devices);
  return checked(devices.with_codes.front());
}

std::string choose_device(const MfaDevices& devices, const Ask& ask, Question how) {
  const auto& candidates = devices.with_codes;
  if (candidates.size() < 2) return only_device(devices);
  how.place = Question::Place::terminal;
  for (int i = 0; i < most_questions; ++i) {
    how.text = (i == 0 ? list_of(devices) : "") + "Which one [1]? ";
    const Answer answer = ask(how);
    if (answer.from == Answer::From::nobody) throw several(devices);
    if (answer.line.end != os::LineEnd::line) break;
    const std::string_view text = trim(answer.line.text.reveal());
    const auto number = text.empty() ? 1 : parse_number(text).value_or(0);
    if (number >= 1 && static_cast<std::size_t>(number) <= candidates.size()) {
      return checked(candidates[static_cast<std::size_t>(number) - 1]);
    }
  }
  throw Error{.status = ExitStatus::code_needed,
              .object = object_of("MFA device", devices.user_name),
              .cause = "none was chosen"};
}

}  // namespace stsmfa::ask
