#include "cli/options.h"

#include <gtest/gtest.h>

#include <array>

namespace stsmfa::cli {
namespace {

bool may_ask(const char* variable, const Options& options) {
  const std::array<const char*, 2> entries = {variable, nullptr};
  return !may_not_ask(options, Environment(entries.data()));
}

TEST(Options, APersonMayBeAskedUnlessAnOptionOrAVariableForbidsIt) {
  EXPECT_TRUE(may_ask("HOME=/home/lee", {}));
  EXPECT_TRUE(may_ask("STSMFA_NO_PROMPT=", {}));
  EXPECT_FALSE(may_ask("STSMFA_NO_PROMPT=1", {}));
  EXPECT_FALSE(may_ask("DIRENV_IN_ENVRC=1", {}));
  EXPECT_FALSE(may_ask("HOME=/home/lee", {.no_prompt = true}));
}

}  // namespace
}  // namespace stsmfa::cli
