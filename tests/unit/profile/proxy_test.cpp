#include "profile/proxy.h"

#include "tests/unit/error_of.h"
#include "tests/unit/variables.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;

/// The variable whose proxy is taken; empty: none.
std::string taken(const std::vector<std::string>& variables,
                  std::string_view url = "https://sts.amazonaws.com") {
  const test::Variables staged(variables);
  const auto proxy = find_proxy(sts::parse_url(url).value(), staged.environment());
  return proxy ? proxy->origin : "";
}

TEST(FindProxy, TakesLowerCaseFirstThenTheOneForAllSchemes) {
  EXPECT_EQ(taken({}), "");
  std::vector<std::string> variables = {"http_proxy=h", "HTTP_PROXY=h"};
  EXPECT_EQ(taken(variables), "");
  for (const std::string name : {"ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy"}) {
    variables.push_back(name + "=proxy");
    EXPECT_EQ(taken(variables), name);
  }
}

TEST(FindProxy, TakesAnEmptyVariableForNone) {
  EXPECT_EQ(taken({"https_proxy=", "HTTPS_PROXY=proxy", "no_proxy=", "NO_PROXY=x"}), "HTTPS_PROXY");
}

TEST(FindProxy, ReadsNoProxyInLowerCaseFirst) {
  EXPECT_EQ(taken({"all_proxy=proxy", "NO_PROXY=amazonaws.com"}), "");
  EXPECT_EQ(taken({"all_proxy=proxy", "NO_PROXY=amazonaws.com", "no_proxy=x"}), "all_proxy");
}

TEST(FindProxy, TakesOneForHttpsToThisMachineButNotForPlainHttp) {
  EXPECT_EQ(taken({"https_proxy=proxy"}, "https://localhost:4566"), "https_proxy");
  EXPECT_EQ(taken({"https_proxy=proxy"}, "https://127.0.0.1:4566"), "https_proxy");
  EXPECT_EQ(taken({"http_proxy=p", "all_proxy=p"}, "http://localhost:4566"), "");
}

TEST(FindProxy, NamesTheVariableOfOneThatCannotBeUsed) {
  const Error error = error_of([] { taken({"ALL_PROXY=ftp://lee:S3cret@host:9"}); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, "ALL_PROXY: ftp://host:9");
  EXPECT_EQ(error.cause, "no proxy has such a scheme");
}

TEST(FindProxy, PassesOverOneThatIsNotUsed) {
  EXPECT_EQ(taken({"https_proxy=ftp://x", "no_proxy=*"}), "");
}

}  // namespace
}  // namespace stsmfa::profile
