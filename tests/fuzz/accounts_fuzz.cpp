// The file of accounts and the names that use it: a role's ARN comes out whole, or an error.

#include "base/error.h"
#include "profile/role_name.h"
#include "sts/arn.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace stsmfa;
using test::require;

/// The first line is the name, the rest the file.
void check(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  const auto name = profile::parse_role_name(line);
  if (!name) return;
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  try {
    const auto accounts = profile::parse_accounts("accounts", text);
    const profile::Setting setting{std::string(line), profile::Source::credentials_file,
                                   "[x] assume_role"};
    const std::string id = profile::account_id_of(*name, setting, accounts);
    const std::string role_arn = profile::role_arn_of(*name, id, "aws");
    const auto arn = sts::parse_arn(role_arn);
    require(arn && arn->account == id && id.size() == 12);
    require(!profile::section_of(*name).empty());
  } catch (const Error& error) {
    require(!error.cause.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
