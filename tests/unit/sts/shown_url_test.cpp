#include "sts/shown_url.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

TEST(ShownUrl, IsWholeWithoutAUser) {
  for (const char* url : {"https://sts.example", "http://127.0.0.1:4566/path", "proxy",
                          "proxy:3128", "socks5h://[::1]:1080", "http://[::1]", "ftp://h/"}) {
    EXPECT_EQ(shown_url(url), url);
  }
}

TEST(ShownUrl, HasNoUserHoweverItIsWritten) {
  for (const char* user :
       {"lee:S3cret", "S3cret", "lee:S3cret@pw", "lee:S3#cret", "lee:S3/cret", "lee:S3?cret",
        "lee:S3 cret", "lee:S3\tcret", "lee:S3://cret", "lee:http://cret", "lee:http://a@cret",
        "lee:@cret", ":cret", "lee:S3\\cret", "lee:S3%40cret", "lee:[cret", "lee:443/cret"}) {
    const std::string with = std::string(user) + "@host:9";
    EXPECT_EQ(shown_url(with), "host:9") << user;
    EXPECT_EQ(shown_url("http://" + with), "http://host:9") << user;
    EXPECT_EQ(shown_url("HTTPS://" + with), "HTTPS://host:9") << user;
  }
}

TEST(ShownUrl, KeepsEachSchemeThatNoUserIsCalledLike) {
  for (const std::string scheme :
       {"https", "http", "ftp", "socks", "socks4", "socks4a", "socks5", "socks5h"}) {
    EXPECT_EQ(shown_url(scheme + "://lee:S3cret@host:9"), scheme + "://host:9");
  }
  EXPECT_EQ(shown_url("lee://S3cret@host:9"), "host:9");
}

TEST(ShownUrl, HasNothingThatStandsWhereAPortBelongs) {
  EXPECT_EQ(shown_url("http://lee:S3cret"), "http://lee:...");
  EXPECT_EQ(shown_url("http://lee:S3/cret"), "http://lee:...");
  EXPECT_EQ(shown_url("lee:S3cret#host:9"), "lee:...");
  EXPECT_EQ(shown_url("http:lee:S3cret@host"), "host");
  EXPECT_EQ(shown_url("http:/lee:S3cret@host"), "host");
  EXPECT_EQ(shown_url("//lee:S3cret@host"), "host");
}

TEST(ShownUrl, HasNoUserBehindAnEncodedSign) {
  EXPECT_EQ(shown_url("http://lee:S3cret%40host:9"), "http://host:9");
  EXPECT_EQ(shown_url("lee%40example:S3cret%40host"), "host");
  EXPECT_EQ(shown_url("http://h/a%40b"), "http://h/a%40b");
  EXPECT_EQ(shown_url("http://h/a%40b/c"), "http://h/a%40b/c");
}

TEST(ShownUrl, HasNoQueryAndNoSecretInItsPath) {
  EXPECT_EQ(shown_url("https://h:1/?x=S3cret"), "https://h:1/?…");
  EXPECT_EQ(shown_url("https://h?x=S3cret"), "https://h?…");
  EXPECT_EQ(shown_url("https://h/p#S3cret"), "https://h/p#…");
  EXPECT_EQ(shown_url("https://h/wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), "https://h/…");
  EXPECT_EQ(shown_url("\"https://h/?S3cret\""), "\"https://h/?…\"");
}

TEST(ShownUrl, KeepsQuotesOnBothSidesAlone) {
  EXPECT_EQ(shown_url("\"https://lee:S3cret@h\""), "\"https://h\"");
  EXPECT_EQ(shown_url("\"https://lee:S3cret@h"), "h");
  EXPECT_EQ(shown_url("h:S3cret@h"), "h");
}

TEST(ShownProxy, EndsWithItsPort) {
  EXPECT_EQ(shown_proxy("http://h:9/?p=S3cret"), "http://h:9");
  EXPECT_EQ(shown_proxy("lee:S3cret@h/S3cret"), "h");
  EXPECT_EQ(shown_proxy("'http://lee:S3cret@h:9'"), "'http://h:9'");
}

TEST(ShownUrl, DoesNotTakeAUserForAScheme) {
  EXPECT_EQ(shown_url("S3cret://x@host"), "host");
  EXPECT_EQ(shown_url("gopher://host"), "gopher://host");
}

}  // namespace
}  // namespace stsmfa::sts
