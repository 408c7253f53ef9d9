#include "sts/url.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

/// `scheme host path ?query`, or `refused`.
std::string parsed(std::string_view text) {
  const auto url = parse_url(text);
  if (!url) return "refused";
  return std::string(url->scheme) + " " + url->host + " " + std::string(url->path) + " ?" +
         std::string(url->query);
}

TEST(Url, IsTakenApart) {
  EXPECT_EQ(parsed("https://sts.amazonaws.com"), "https sts.amazonaws.com / ?");
  EXPECT_EQ(parsed("https://sts.amazonaws.com/"), "https sts.amazonaws.com / ?");
  EXPECT_EQ(parsed("http://h:8080/sts/path?a=b&c"), "http h:8080 /sts/path ?a=b&c");
  EXPECT_EQ(parsed("https://h?a=b"), "https h / ?a=b");
  EXPECT_EQ(parsed("https://h?a=/b"), "https h / ?a=/b");
  EXPECT_EQ(parsed("https://h/a%20b//c/../d"), "https h /a%20b//c/../d ?");
}

TEST(Url, HasItsHostInLowerCase) {
  EXPECT_EQ(parsed("https://STS.Example"), "https sts.example / ?");
}

TEST(Url, LosesOnlyTheDefaultPortOfItsScheme) {
  EXPECT_EQ(parsed("https://h:443"), "https h / ?");
  EXPECT_EQ(parsed("http://h:80"), "http h / ?");
  EXPECT_EQ(parsed("https://h:80"), "https h:80 / ?");
  EXPECT_EQ(parsed("http://h:443"), "http h:443 / ?");
  EXPECT_EQ(parsed("https://[::1]:443/x"), "https [::1] /x ?");
}

TEST(Url, MayHaveAnIpv6LiteralAsItsHost) {
  EXPECT_EQ(parsed("http://[::1]:8080/p"), "http [::1]:8080 /p ?");
  EXPECT_EQ(parsed("https://[2001:DB8::a]"), "https [2001:db8::a] / ?");
  EXPECT_EQ(parsed("https://[::ffff:10.0.0.1]"), "https [::ffff:10.0.0.1] / ?");
  for (const char* url :
       {"https://[]", "https://[::1", "https://::1", "https://[::1]x", "https://[::g]",
        "https://[fe80::1%eth0]", "https://[1.2.3.4]", "https://[::1]]",
        "https://[::1]:", "https://[host]", "https://[::1@h]"}) {
    EXPECT_EQ(parsed(url), "refused") << url;
  }
}

TEST(Url, HasNoSchemeButHttpAndHttps) {
  for (const char* url :
       {"", "h", "h/p", "//h", "://h", "ftp://h", "file:///etc/passwd", "https:/h", "https:h",
        "httpss://h", "HTTPS://h", " https://h", "javascript://h"}) {
    EXPECT_EQ(parsed(url), "refused") << url;
  }
}

TEST(Url, HasNoUserInfoAndNoFragment) {
  for (const char* url : {"https://user@h", "https://user:password@h", "https://@h", "https://h@",
                          "https://sts.amazonaws.com@evil.example", "https://h#f", "https://h/#",
                          "https://h/p?q#f", "https://sts.amazonaws.com#@evil.example"}) {
    EXPECT_EQ(parsed(url), "refused") << url;
  }
}

TEST(Url, HoldsNothingButPrintableAscii) {
  for (const std::string_view url :
       {"https://h/a b", "https://h/\t", "https://h/\n", "https://h\r\nX: y", "https://h/\x7f",
        "https://h/\xc3\xa9", "https://h\xc3\xa9.example"}) {
    EXPECT_EQ(parsed(url), "refused") << url;
  }
  EXPECT_EQ(parsed(std::string_view("https://h/\0x", 12)), "refused");
  EXPECT_EQ(parsed(std::string_view("https://[::1\0]", 14)), "refused");
}

TEST(Url, HasAHostOfLabelsAsDnsHasThem) {
  const std::string label(63, 'a');
  EXPECT_EQ(parsed("https://" + label + ".b"), "https " + label + ".b / ?");
  EXPECT_EQ(parsed("https://" + label + "a.b"), "refused");
  const std::string longest = label + "." + label + "." + label + "." + std::string(61, 'a');
  EXPECT_EQ(parsed("https://" + longest), "https " + longest + " / ?");
  EXPECT_EQ(parsed("https://" + longest + "a"), "refused");
  for (const char* url :
       {"https://", "https:///p", "https://?q", "https://:443", "https://.", "https://a.",
        "https://.a", "https://a..b", "https://-a", "https://a-", "https://a_b", "https://a,b",
        "https://a%2eb", "https://a\\b", "https://a*b"}) {
    EXPECT_EQ(parsed(url), "refused") << url;
  }
}

TEST(Url, HasAPortFrom1To65535) {
  EXPECT_EQ(parsed("https://h:1"), "https h:1 / ?");
  EXPECT_EQ(parsed("https://h:65535"), "https h:65535 / ?");
  for (const char* url :
       {"https://h:", "https://h:/p", "https://h:0", "https://h:65536", "https://h:-1",
        "https://h:+1", "https://h:1x", "https://h:0x50", "https://h:080", "https://h:1:2",
        "https://h:99999999999999999999", "https://h:%38"}) {
    EXPECT_EQ(parsed(url), "refused") << url;
  }
}

TEST(Loopback, IsLocalhostAnd127AndTheIpv6Loopback) {
  for (const char* host :
       {"localhost", "LOCALHOST", "localhost:8080", "127.0.0.1", "127.0.0.1:4566",
        "127.255.255.254", "[::1]", "[::1]:443", "[0:0:0:0:0:0:0:1]"}) {
    EXPECT_TRUE(is_loopback(host)) << host;
  }
}

TEST(Loopback, IsNoNameThatOnlyLooksLikeIt) {
  for (const std::string_view host : {"",
                                      "127.0.0.1.evil.com",
                                      "localhost.evil.com",
                                      "evil.com",
                                      "127.0.0.1@evil.com",
                                      "127.evil.com",
                                      "127.1",
                                      "127.0.0.01",
                                      "0127.0.0.1",
                                      "0x7f.0.0.1",
                                      "2130706433",
                                      "128.0.0.1",
                                      "0.0.0.0",
                                      "127.0.0.256",
                                      "notlocalhost",
                                      "localhost.",
                                      "localhost:evil",
                                      "localhost:80.evil.com",
                                      "[::]",
                                      "[::2]",
                                      "::1",
                                      "[::1",
                                      "[::ffff:127.0.0.1].evil.com",
                                      "10.127.0.0"}) {
    EXPECT_FALSE(is_loopback(host)) << host;
  }
  EXPECT_FALSE(is_loopback(std::string_view("127.0.0.1\0.evil.com", 19)));
}

}  // namespace
}  // namespace stsmfa::sts
