#include "sts/sigv4.h"

#include "sts/digest.h"

#include <utility>

namespace stsmfa::sts {

namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

std::string day_of(Time time) { return format_amz_date(time).substr(0, 8); }

std::string credential_scope(const Signing& signing) {
  return day_of(signing.time) + "/" + signing.region + "/" + signing.service + "/aws4_request";
}

/// The secret key, hashed with each part of the scope in turn.
Secret signing_key(const Secret& secret_access_key, const Signing& signing) {
  Secret key("AWS4");
  key.append(secret_access_key.reveal());
  const std::string day = day_of(signing.time);
  for (const std::string_view part :
       {std::string_view(day), std::string_view(signing.region), std::string_view(signing.service),
        std::string_view("aws4_request")}) {
    Digest digest = hmac_sha256(key.reveal(), part);
    key = Secret(bytes_of(digest));
    wipe(digest.data(), digest.size());
  }
  return key;
}

void add_session_token(HttpRequest& request, const Credentials& credentials) {
  if (credentials.session_token.empty()) return;
  request.headers.push_back({"X-Amz-Security-Token", credentials.session_token});
}

/// `request` with every header that is to be signed.
HttpRequest with_signing_headers(HttpRequest request, const Credentials& credentials,
                                 const Signing& signing) {
  request.headers.push_back({"X-Amz-Date", Secret(format_amz_date(signing.time))});
  if (!signing.omit_session_token) add_session_token(request, credentials);
  if (signing.sign_body) {
    const std::string hash = hex(sha256(request.body.reveal()));
    request.headers.push_back({"X-Amz-Content-Sha256", Secret(hash)});
  }
  return request;
}

/// The texts for a request that has all its headers, given its canonical form.
SignatureTexts texts_of(CanonicalRequest canonical, const Credentials& credentials,
                        const Signing& signing) {
  SignatureTexts texts;
  texts.string_to_sign.append(algorithm).append("\n");
  texts.string_to_sign.append(format_amz_date(signing.time)).append("\n");
  texts.string_to_sign.append(credential_scope(signing)).append("\n");
  texts.string_to_sign.append(hex(sha256(canonical.text.reveal())));
  const Secret key = signing_key(credentials.secret_access_key, signing);
  texts.signature = hex(hmac_sha256(key.reveal(), texts.string_to_sign));
  texts.canonical_request = std::move(canonical.text);
  return texts;
}

}  // namespace

SignatureTexts signature_texts(const HttpRequest& request, const Credentials& credentials,
                               const Signing& signing) {
  const HttpRequest whole = with_signing_headers(request, credentials, signing);
  return texts_of(canonical_request(whole, signing.path_form), credentials, signing);
}

HttpRequest sign(HttpRequest request, const Credentials& credentials, const Signing& signing) {
  request = with_signing_headers(std::move(request), credentials, signing);
  CanonicalRequest canonical = canonical_request(request, signing.path_form);
  std::string authorization(algorithm);
  authorization += " Credential=" + credentials.access_key_id + "/" + credential_scope(signing);
  authorization += ", SignedHeaders=" + canonical.signed_headers;
  authorization += ", Signature=" + texts_of(std::move(canonical), credentials, signing).signature;
  if (signing.omit_session_token) add_session_token(request, credentials);
  request.headers.push_back({"Authorization", Secret(authorization)});
  return request;
}

HttpRequest signed_request(const Call& call, const Endpoint& endpoint,
                           const Credentials& credentials, Time time) {
  HttpRequest request{
      "POST",
      endpoint.url,
      {{"Host", Secret(parse_url(endpoint.url).value().host)},
       {"Content-Type", Secret("application/x-www-form-urlencoded; charset=utf-8")}},
      form_body(call)};
  return sign(std::move(request), credentials,
              {.region = endpoint.signing_region,
               .service = std::string(signing_name(call.service)),
               .time = time});
}

}  // namespace stsmfa::sts
