#include "sts/no_proxy.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

bool excludes(std::string_view no_proxy, std::string_view host) {
  Authority authority = split_authority(host);
  if (!authority.port) authority.port = "443";
  return is_excluded(authority, no_proxy);
}

struct Case {
  std::string_view no_proxy;
  std::string_view host;
};

TEST(NoProxy, TakesOutTheseHosts) {
  for (const auto& [no_proxy, host] : std::to_array<Case>({
           {"*", "sts.amazonaws.com"},
           {" * ", "[::1]"},
           {"amazonaws.com", "sts.amazonaws.com"},
           {".amazonaws.com", "sts.amazonaws.com"},
           {"..amazonaws.com", "sts.amazonaws.com"},
           {".amazonaws.com", "amazonaws.com"},
           {"sts.amazonaws.com", "sts.amazonaws.com"},
           {"AmazonAWS.com", "sts.amazonaws.com"},
           {"amazonaws.com.", "sts.amazonaws.com"},
           {"amazonaws.com", "sts.amazonaws.com."},
           {"x,amazonaws.com", "sts.amazonaws.com"},
           {"x ,\t.amazonaws.com ,y", "sts.amazonaws.com"},
           {",,amazonaws.com", "sts.amazonaws.com"},
           {"com", "sts.amazonaws.com"},
           {"LOCALHOST", "localhost:4566"},
           {"localhost.", "localhost:4566"},
           {".localhost", "localhost"},
           {"localhost:4566", "localhost:4566"},
           {"sts.amazonaws.com:443", "sts.amazonaws.com"},
           {"amazonaws.com:443", "sts.amazonaws.com"},
           {"127.0.0.1", "127.0.0.1:4566"},
           {"127.0.0.1:4566", "127.0.0.1:4566"},
           {"127.0.0.0/8", "127.0.0.1"},
           {"10.0.0.0/9", "10.127.255.255"},
           {"10.1.2.3/32", "10.1.2.3"},
           {"0.0.0.0/0", "10.1.2.3"},
           {"::1", "[::1]:4566"},
           {"[::1]", "[::1]:4566"},
           {"[::1]:4566", "[::1]:4566"},
           {"0:0:0:0:0:0:0:1", "[::1]"},
           {"::1/128", "[::1]"},
           {"[::1]/128", "[::1]"},
           {"fd00::/8", "[fd12::3]"},
           {"FD00::/8", "[fd12::3]"},
       })) {
    EXPECT_TRUE(excludes(no_proxy, host)) << no_proxy << " " << host;
  }
}

TEST(NoProxy, LeavesTheseHostsToTheProxy) {
  for (const auto& [no_proxy, host] : std::to_array<Case>({
           {"", "sts.amazonaws.com"},
           {" , ", "sts.amazonaws.com"},
           {".", "sts.amazonaws.com"},
           {"naws.com", "sts.amazonaws.com"},
           {"sts.amazonaws.com", "amazonaws.com"},
           {"*.amazonaws.com", "sts.amazonaws.com"},
           {"x,*", "sts.amazonaws.com"},
           {"x amazonaws.com", "sts.amazonaws.com"},
           {"https://sts.amazonaws.com", "sts.amazonaws.com"},
           {"lee@sts.amazonaws.com", "sts.amazonaws.com"},
           {"localhost:1", "localhost:4566"},
           {"localhost:", "localhost:4566"},
           {"localhost", "127.0.0.1"},
           {"127.0.0.1", "localhost"},
           {"127.0.0.1:1", "127.0.0.1:4566"},
           {"0.0.1", "127.0.0.1"},
           {".1", "127.0.0.1"},
           {"127.", "127.0.0.1"},
           {"127.0.0.1/33", "127.0.0.1"},
           {"127.0.0.1/", "127.0.0.1"},
           {"127.0.0.0/8x", "127.0.0.1"},
           {"10.0.0.0/9", "10.128.0.0"},
           {"::/0", "127.0.0.1"},
           {"0.0.0.0/0", "[::1]"},
           {"0.0.0.0/0", "sts.amazonaws.com"},
           {"::1/129", "[::1]"},
           {"::2", "[::1]"},
           {"[::1]:1", "[::1]:4566"},
           {"[::1", "[::1]"},
       })) {
    EXPECT_FALSE(excludes(no_proxy, host)) << no_proxy << " " << host;
  }
}

}  // namespace
}  // namespace stsmfa::sts
