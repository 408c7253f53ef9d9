#include "sts/sigv4.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

const Credentials long_term{
    .access_key_id = "AKIAIOSFODNN7EXAMPLE",
    .secret_access_key = Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")};
const Time time = parse_amz_date("20150830T123600Z").value();
const Endpoint endpoint{"https://sts.eu-west-1.amazonaws.com", "eu-west-1"};

std::string names(const HttpRequest& request) {
  std::string text;
  for (const Header& header : request.headers) {
    text += header.name + " ";
  }
  return text;
}

std::string value(const HttpRequest& request, std::string_view name) {
  for (const Header& header : request.headers) {
    if (header.name == name) return std::string(header.value.reveal());
  }
  return "absent";
}

std::string canonical_request_of(const std::string& url, std::vector<Header> headers = {},
                                 PathForm form = PathForm::normalized) {
  const HttpRequest request{"GET", url, std::move(headers), {}};
  const Signing signing{.region = "r", .service = "s", .time = time, .path_form = form};
  return std::string(signature_texts(request, long_term, signing).canonical_request.reveal());
}

/// The path and query as they are signed.
std::string signed_target_of(const std::string& path_and_query) {
  const std::string text = canonical_request_of("https://h" + path_and_query);
  const auto path = text.find('\n') + 1;
  const auto query = text.find('\n', path) + 1;
  return text.substr(path, query - 1 - path) + " ?" +
         text.substr(query, text.find('\n', query) - query);
}

TEST(SignedRequest, HasItsHeadersInAStableOrder) {
  const HttpRequest request = signed_request(get_caller_identity(), endpoint, long_term, time);
  EXPECT_EQ(names(request), "Host Content-Type X-Amz-Date Authorization ");
  Credentials session = long_term;
  session.session_token = Secret("token/+=");
  EXPECT_EQ(names(signed_request(get_caller_identity(), endpoint, session, time)),
            "Host Content-Type X-Amz-Date X-Amz-Security-Token Authorization ");
}

TEST(SignedRequest, IsThePostThatBotocoreSends) {
  const HttpRequest request = signed_request(get_caller_identity(), endpoint, long_term, time);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://sts.eu-west-1.amazonaws.com");
  EXPECT_EQ(request.body.reveal(), "Action=GetCallerIdentity&Version=2011-06-15");
  EXPECT_EQ(value(request, "Host"), "sts.eu-west-1.amazonaws.com");
  EXPECT_EQ(value(request, "Content-Type"), "application/x-www-form-urlencoded; charset=utf-8");
  EXPECT_EQ(value(request, "X-Amz-Date"), "20150830T123600Z");
  // Signed by botocore 1.29.27.
  EXPECT_EQ(value(request, "Authorization"),
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20150830/eu-west-1/sts/aws4_request, "
            "SignedHeaders=content-type;host;x-amz-date, Signature="
            "5359a417f789ed5423d8176e7b9070e886aee892da54a9fbfdc9acaea6fea342");
}

TEST(SignedRequest, SignsTheSessionTokenAndKeepsIt) {
  Credentials session = long_term;
  session.session_token = Secret("token/+=");
  const HttpRequest request = signed_request(get_caller_identity(), endpoint, session, time);
  EXPECT_EQ(value(request, "X-Amz-Security-Token"), "token/+=");
  EXPECT_NE(value(request, "Authorization").find("x-amz-date;x-amz-security-token,"),
            std::string::npos);
}

TEST(SignedRequest, GoesToTheHostAsTheUrlNamesIt) {
  const auto host_of = [](const char* url) {
    const Endpoint custom{url, "us-east-1"};
    return value(signed_request(get_caller_identity(), custom, long_term, time), "Host");
  };
  EXPECT_EQ(host_of("https://STS.Example:443/path"), "sts.example");
  EXPECT_EQ(host_of("http://localhost:4566"), "localhost:4566");
  EXPECT_EQ(host_of("http://[::1]:80/"), "[::1]");
}

TEST(SignedRequest, IsSignedByTheNameOfItsService) {
  const Endpoint iam{"https://iam.amazonaws.com", "us-east-1"};
  const HttpRequest request =
      signed_request({Service::iam, "ListMFADevices", {}}, iam, long_term, time);
  EXPECT_NE(value(request, "Authorization").find("/20150830/us-east-1/iam/aws4_request,"),
            std::string::npos);
}

TEST(CanonicalRequest, NormalisesThePathAndEncodesWhatIsSent) {
  EXPECT_EQ(signed_target_of(""), "/ ?");
  EXPECT_EQ(signed_target_of("/a//b/./c/../d"), "/a/b/d ?");
  EXPECT_EQ(signed_target_of("/a/b/.."), "/a/ ?");
  EXPECT_EQ(signed_target_of("/a/."), "/a/ ?");
  EXPECT_EQ(signed_target_of("/../../a"), "/a ?");
  EXPECT_EQ(signed_target_of("/a%20b"), "/a%2520b ?");
  EXPECT_EQ(signed_target_of("/..."), "/... ?");
}

TEST(CanonicalRequest, LeavesThePathAloneWhenTold) {
  const std::string text = canonical_request_of("https://h/a//./b/", {}, PathForm::as_given);
  EXPECT_TRUE(text.starts_with("GET\n/a//./b/\n\n")) << text;
}

TEST(CanonicalRequest, SortsTheQueryByEncodedNameThenValue) {
  EXPECT_EQ(signed_target_of("?b=2&a=2&a=1&B=0"), "/ ?B=0&a=1&a=2&b=2");
  EXPECT_EQ(signed_target_of("?a"), "/ ?a=");
  EXPECT_EQ(signed_target_of("?a=b=c&&d="), "/ ?a=b%3Dc&d=");
  EXPECT_EQ(signed_target_of("?a=%2f%7E+"), "/ ?a=%2F~%2B");
  EXPECT_EQ(signed_target_of("?a=%zz%2"), "/ ?a=%25zz%252");
  EXPECT_EQ(signed_target_of("?aa=1&a-b=1&a=1"), "/ ?a=1&a-b=1&aa=1");
}

TEST(CanonicalRequest, CollapsesWhiteSpaceAndJoinsHeadersOfOneName) {
  const std::string text = canonical_request_of(
      "https://h",
      {{"Zeta", Secret("  a \t\r\n  b  ")}, {"ALPHA", Secret("2")}, {"alpha", Secret("1")}});
  EXPECT_NE(text.find("\n\nalpha:2,1\nx-amz-date:20150830T123600Z\nzeta:a b\n\n"
                      "alpha;x-amz-date;zeta\n"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace stsmfa::sts
