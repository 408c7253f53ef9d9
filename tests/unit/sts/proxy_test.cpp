#include "sts/proxy.h"

#include "tests/unit/sts/verdict.h"

#include <gtest/gtest.h>

#include <vector>

namespace stsmfa::sts {
namespace {

/// `url user`, or why it cannot be used.
std::string taken(std::string_view url) {
  if (const auto refusal = check_proxy_url(url)) return test::verdict(refusal);
  const Proxy proxy = proxy_of(url);
  return proxy.url + " " + std::string(proxy.user.reveal());
}

TEST(Proxy, HasItsSchemeItsHostAndItsPort) {
  EXPECT_EQ(taken("http://proxy:3128"), "http://proxy:3128 ");
  EXPECT_EQ(taken("HTTP://proxy:3128/"), "http://proxy:3128 ");
  EXPECT_EQ(taken("https://my_proxy.example.:8443/path"), "https://my_proxy.example.:8443 ");
  EXPECT_EQ(taken("http://my_proxy-1.example:3128"), "http://my_proxy-1.example:3128 ");
  EXPECT_EQ(taken("socks5h://127.0.0.1:9050"), "socks5h://127.0.0.1:9050 ");
  EXPECT_EQ(taken("http://[::1]:3128"), "http://[::1]:3128 ");
}

TEST(Proxy, IsOneOfHttpWithoutAScheme) {
  EXPECT_EQ(taken("proxy:3128"), "http://proxy:3128 ");
  EXPECT_EQ(taken("//proxy:3128"), "http://proxy:3128 ");
  EXPECT_EQ(taken("lee:S3cret@proxy:3128"), "http://proxy:3128 lee:S3cret");
  EXPECT_EQ(taken("proxy:3128/?next=socks4://x"), "http://proxy:3128 ");
}

TEST(Proxy, HasThePortOfItsSchemeWithoutOne) {
  EXPECT_EQ(taken("http://proxy"), "http://proxy:80 ");
  EXPECT_EQ(taken("http://proxy:"), "http://proxy:80 ");
  EXPECT_EQ(taken("https://proxy"), "https://proxy:443 ");
  EXPECT_EQ(taken("socks5://proxy"), "socks5://proxy:1080 ");
}

TEST(Proxy, HasAUserBeforeTheLastSign) {
  EXPECT_EQ(taken("http://lee:S3cret@pw@host:9"), "http://host:9 lee:S3cret@pw");
  EXPECT_EQ(taken("http://lee:S3 cret@host:9"), "http://host:9 lee:S3 cret");
  EXPECT_EQ(taken("http://lee:S3%2Fcret@host:9"), "http://host:9 lee:S3%2Fcret");
  EXPECT_EQ(taken("http://lee@host:9"), "http://host:9 lee");
  EXPECT_EQ(taken("http://lee%40example:pw@host:9"), "http://host:9 lee%40example:pw");
}

TEST(Proxy, HasAHostOf253CharactersAtMost) {
  const std::string host(253, 'a');
  EXPECT_EQ(taken("http://" + host + ":9"), "http://" + host + ":9 ");
  EXPECT_EQ(taken("http://" + host + "a:9"), "its host is neither a name nor an address");
}

TEST(Proxy, SaysWhyItCannotBeUsed) {
  const std::string slash =
      "a /, ? or # stands before its host (there they are written %2F, %3F and %23)";
  const std::string scheme =
      "no proxy has such a scheme (http, https, socks4, socks4a, socks5 and socks5h can be)";
  const std::string encoded =
      "a %40 stands before its host (write @ there: %40 stands for one inside a user's name or "
      "password)";
  const std::string quote = "begins with a quote, which is a part of it (write it without quotes)";
  const std::string port = "its port is not a number from 1 to 65535";
  const std::vector<std::pair<std::string, std::string>> refused = {
      {"http://lee:S3/cret@host:9", slash},
      {"http://lee:S3?cret@host:9", slash},
      {"http://lee:S3#cret@host:9", slash},
      {"lee:S3/cret@host:9", slash},
      {"ftp://proxy:21", scheme},
      {"file:///etc", scheme},
      {"://proxy", scheme},
      {"http://lee:S3cret%40host:9", encoded},
      {"lee:S3cret%40host", encoded},
      {"\"http://proxy:9\"", quote},
      {"'proxy:9", quote},
      {"'proxy:9'", quote},
      {"http://proxy:0", port},
      {"http://proxy:65536", port},
      {"http://proxy:http", port},
      {"http:proxy:80", port},
      {"http://", "it has no host"},
      {"http:///x", "it has no host"},
      {"http://lee:pw@", "it has no host"},
      {"http://pro xy:3128", "a blank stands in its host"},
      {" http://proxy:3128", scheme},
      {" proxy:3128", "a blank stands in its host"},
      {"http://[::1", "what stands in its brackets is not an IPv6 address"},
      {"http://[proxy]:80", "what stands in its brackets is not an IPv6 address"},
      {"http://::1", "it has no host"},
      {"http://pro*xy", "its host is neither a name nor an address"},
      {"http://a%00b@proxy", "a control character stands before its host"},
      {"http://a\r\nb@proxy", "a control character stands before its host"}};
  for (const auto& [url, why] : refused) {
    EXPECT_EQ(taken(url), why) << url;
  }
}

}  // namespace
}  // namespace stsmfa::sts
