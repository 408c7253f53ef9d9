#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "sts/call.h"
#include "sts/canonical_request.h"
#include "sts/endpoint.h"
#include "sts/request.h"

#include <string>

namespace stsmfa::sts {

/// What a request is signed with.
struct Credentials {
  std::string access_key_id;
  Secret secret_access_key;
  Secret session_token = {};  ///< empty for long-term keys
};

/// Signature Version 4 by "Create a signed AWS API request" (IAM User Guide) and all 38 header
/// cases of the AWS signing test suite.
struct Signing {
  std::string region;
  std::string service;
  Time time;
  PathForm path_form = PathForm::normalized;
  bool sign_body = false;           ///< adds X-Amz-Content-Sha256
  bool omit_session_token = false;  ///< sends X-Amz-Security-Token unsigned
};

/// The intermediate texts of a signature, which the test suite knows too. Each may hold a session
/// token.
struct SignatureTexts {
  Secret canonical_request = {};
  std::string string_to_sign = {};
  std::string signature = {};  ///< lower-case hexadecimal
};

/// The texts of the request that sign() would make.
SignatureTexts signature_texts(const HttpRequest& request, const Credentials& credentials,
                               const Signing& signing);

/// The request with X-Amz-Date, X-Amz-Security-Token (with a session) and Authorization added, in
/// this order. Every header it has already, Host among them, is signed as it stands.
HttpRequest sign(HttpRequest request, const Credentials& credentials, const Signing& signing);

/// A call as botocore sends it: `POST` to the endpoint's URL with a form body and the headers Host,
/// Content-Type, X-Amz-Date, X-Amz-Security-Token (with a session) and Authorization. The endpoint
/// is one of resolve_endpoint's: its URL has been checked.
HttpRequest signed_request(const Call& call, const Endpoint& endpoint,
                           const Credentials& credentials, Time time);

}  // namespace stsmfa::sts
