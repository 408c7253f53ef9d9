#include "sts/sigv4.h"
#include "tests/conformance/vectors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace stsmfa::sts {
namespace {

using conformance::Vectors;

constexpr const char* suites = "sigv4";

/// An HTTP message as the suite writes it: `METHOD TARGET HTTP/1.1`, headers, a blank line, body.
HttpRequest parse_message(const std::string& text) {
  std::istringstream in(text);
  std::string line;
  std::getline(in, line);
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  HttpRequest request{line.substr(0, first), line.substr(first + 1, last - first - 1), {}, {}};
  while (std::getline(in, line) && !line.empty()) {
    if (line.front() == ' ') {  // a folded line belongs to the header before
      request.headers.back().value.append("\n" + line);
    } else {
      const auto colon = line.find(':');
      request.headers.push_back({line.substr(0, colon), Secret(line.substr(colon + 1))});
    }
  }
  const auto blank_line = text.find("\n\n");
  if (blank_line != std::string::npos) request.body = Secret(text.substr(blank_line + 2));
  return request;
}

/// Names without case and values, sorted: the suite adds its own headers in another order than we.
std::vector<std::string> sorted_headers(const HttpRequest& request) {
  std::vector<std::string> lines;
  for (const Header& header : request.headers) {
    std::string name = header.name;
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    lines.push_back(name + ":" + std::string(header.value.reveal()));
  }
  std::ranges::sort(lines);
  return lines;
}

struct Case {
  HttpRequest request;
  Credentials credentials;
  Signing signing;
};

Case read_case(const Vectors& folder) {
  const auto context = folder.at("context.json").json();
  const auto& keys = context["credentials"];
  Case result{.request = parse_message(folder.at("request.txt").text()),
              .credentials = {.access_key_id = keys["access_key_id"],
                              .secret_access_key = Secret(std::string(keys["secret_access_key"])),
                              .session_token = Secret(keys.value("token", ""))},
              .signing = {.region = context["region"],
                          .service = context["service"],
                          .time = parse_expiration(std::string(context["timestamp"])).value(),
                          .path_form = context["normalize"].get<bool>() ? PathForm::normalized
                                                                        : PathForm::as_given,
                          .sign_body = context["sign_body"],
                          .omit_session_token = context.value("omit_session_token", false)}};
  result.request.url = "https://example.amazonaws.com" + result.request.url;
  return result;
}

void check_case(const Vectors& folder) {
  const Case c = read_case(folder);
  const SignatureTexts texts = signature_texts(c.request, c.credentials, c.signing);
  EXPECT_EQ(texts.canonical_request.reveal(), folder.at("header-canonical-request.txt").text());
  EXPECT_EQ(texts.string_to_sign, folder.at("header-string-to-sign.txt").text());
  EXPECT_EQ(texts.signature, folder.at("header-signature.txt").text());

  const HttpRequest actual = sign(c.request, c.credentials, c.signing);
  const HttpRequest expected = parse_message(folder.at("header-signed-request.txt").text());
  EXPECT_EQ(actual.method, expected.method);
  EXPECT_EQ(actual.url, "https://example.amazonaws.com" + expected.url);
  EXPECT_EQ(sorted_headers(actual), sorted_headers(expected));
  EXPECT_EQ(actual.body.reveal(), expected.body.reveal());
}

TEST(SigV4Suite, AllHeaderCasesAreSignedAsTheSuiteSignsThem) {
  SKIP_WITHOUT_VECTORS(suites);
  for (const Vectors& vectors : conformance::find_vectors(suites)) {
    std::size_t cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(vectors.path)) {
      SCOPED_TRACE(entry.path());
      check_case({entry.path()});
      ++cases;
    }
    vectors.expect_cases(cases, 38);
  }
}

}  // namespace
}  // namespace stsmfa::sts
