#include "client/refusal.h"

#include "base/text.h"
#include "client/client.h"
#include "client/verdict.h"

#include <array>

namespace stsmfa::client {

namespace {

/// AWS's message without what it may echo: the code that was sent, and the Authorization header.
std::string redact(std::string message, std::string_view code) {
  for (std::size_t at = 0; !code.empty() && (at = message.find(code, at)) != std::string::npos;) {
    message.replace(at, code.size(), code.size(), '*');
  }
  for (const std::string_view echo : {"Authorization=", "AWS4-HMAC-SHA256 "}) {
    const auto at = message.find(echo);
    if (at != std::string::npos) message = message.substr(0, at) + "(left out)";
  }
  return message;
}

/// What helps against a refusal, by AWS's error code and a part of its message.
struct Advice {
  std::string_view code;
  std::string_view message_part;
  std::string_view hint;
};
constexpr std::array<Advice, 15> advice = {{
    {"AccessDenied", "invalid MFA one time pass code",
     "type the code that the device shows now; each works once"},
    {"AccessDenied", "unable to validate MFA code",
     "compare the device with the one that stsmfa doctor PROFILE or the IAM console shows for this "
     "user"},
    {"AccessDenied", "with session credentials",
     "the long-term section holds temporary keys: it needs those of an IAM user"},
    {"AccessDenied", "sts:AssumeRole",
     "is the role's name right, and does its trust policy let you in? It may ask for external_id, "
     "a recent MFA code or a network address"},
    {"InvalidClientTokenId", "",
     "the access key id may be mistyped, or the key is inactive or deleted, or of another "
     "partition than the endpoint"},
    {"ExpiredToken", "", "the keys in the long-term section are temporary and have expired"},
    {"SignatureDoesNotMatch", "", "the aws_secret_access_key is not the one of this access key id"},
    {"ValidationError", "MaxSessionDuration", "ask for less with --duration; 3600 always works"},
    {"ValidationError", "role chaining", "ask for 3600 seconds at most"},
    {"AccessDenied", "MaxSessionDuration", "ask for less with --duration; 3600 always works"},
    {"MalformedPolicyDocument", "",
     "aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document "
     "file://FILE shows what is wrong with it"},
    {"PackedPolicyTooLarge", "",
     "AWS packs the policy, the policy ARNs and the tags together: give fewer, or put the policy "
     "into a managed one"},
    {"RegionDisabledException", "", "choose another region with --region"},
    {"MissingAuthenticationToken", "", "a proxy on the way may have removed a header"},
    {"IncompleteSignature", "", "a proxy on the way may have removed a header"},
}};

std::string hint_for(const sts::Reply& reply) {
  for (const Advice& known : advice) {
    if (known.code == reply.code && reply.message.find(known.message_part) != std::string::npos) {
      return std::string(known.hint);
    }
  }
  return {};
}

/// What helps where nothing was sent, by how the helper begins to say why (HttpTransfer::failure).
std::string hint_for_way(std::string_view message) {
  if (message.starts_with("the certificate is not trusted")) {
    return "AWS_CA_BUNDLE names the file of the certificates to trust, such as a proxy's";
  }
  if (message.starts_with("the proxy answered HTTP 407")) {
    return "it wants a name and a password: http://NAME:PASSWORD@HOST:PORT, what is not a letter "
           "or a digit percent-encoded";
  }
  return {};
}

/// Policies come from the command line.
bool is_about_policy(const sts::Reply& reply) {
  return reply.code == "MalformedPolicyDocument" || reply.code == "PackedPolicyTooLarge";
}

/// AWS said no in its own words; for the calls that aws-mfa makes inside aws-mfa's, spelling
/// included.
Error answered_no(const sts::Reply& reply, const sts::Call& call, std::string_view code) {
  Error error{.status = ExitStatus::refused,
              .object = call.service == sts::Service::iam ? "IAM" : "AWS",
              .cause = reply.code,
              .hint = hint_for(reply)};
  error.is_ours_alone = is_about_policy(reply);
  const std::string words = client::words_of(reply, call.action, code);
  if (call.action == "AssumeRole" || call.action == "GetSessionToken") {
    error.aws_mfa = "An error occured while calling assume role: " + words;
  } else {
    error.cause = words;
  }
  return error;
}

}  // namespace

std::string words_of(const sts::Reply& reply, std::string_view action, std::string_view code) {
  return "An error occurred (" + reply.code + ") when calling the " + std::string(action) +
         " operation: " + redact(reply.message, code);
}

Error refusal_of(const JudgedReply& answer, const sts::Call& call, std::string_view host,
                 std::string_view code) {
  const auto& [reply, verdict] = answer;
  const std::string_view service = call.service == sts::Service::iam ? "IAM" : "STS";
  Error error = unreached_error(object_of(service, host), {});
  const std::string used = code.empty() ? "" : "the code may have been used: take the next one";
  switch (verdict) {
    case Verdict::not_sent:
      error.cause = redact(reply.message, code);
      error.hint = hint_for_way(reply.message);
      error.is_of_way = true;
      return error;
    case Verdict::lost:
      error.cause = redact(reply.message, code);
      error.hint = used;
      return error;
    case Verdict::foreign:
      error.cause = redact(reply.message, code);
      if (error.cause.empty()) {
        error.cause =
            "not an answer of STS: HTTP " + std::to_string(reply.status) + ", <" + reply.root + ">";
      }
      error.hint = used;
      return error;
    case Verdict::busy:
      if (reply.status < 500) error = answered_no(reply, call, code);
      error.hint = "try again in a minute" + std::string(code.empty() ? "" : ", with a new code");
      if (reply.status < 500) return error;
      error.cause =
          "HTTP " + std::to_string(reply.status) +
          (reply.code.empty() ? "" : " " + reply.code + ": " + redact(reply.message, code));
      return error;
    case Verdict::granted:
    case Verdict::code_refused:
    case Verdict::clock_wrong:
    case Verdict::refused:
      return answered_no(reply, call, code);
  }
  return error;
}

}  // namespace stsmfa::client
