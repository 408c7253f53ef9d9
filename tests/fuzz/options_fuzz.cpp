// A command line, an argument a line: it is read, or refused with a usage error that names
// something.

#include "base/error.h"
#include "cli/command_line.h"
#include "cli/options.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace stsmfa;
using test::require;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    lines.push_back(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return lines;
}

void check(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return;  // no argument holds one
  try {
    const cli::Options options = cli::read_options(lines_of(text));
    require(!options.verb.empty());
  } catch (const Error& error) {
    require(error.status == ExitStatus::usage);
    require(!error.object.empty() && !error.cause.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
