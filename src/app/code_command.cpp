#include "app/code_command.h"

#include "app/user_command.h"
#include "base/error.h"
#include "base/text.h"
#include "sts/parameter.h"

namespace stsmfa::app {

Secret run_code_command(const Setting& command, std::string_view device,
                        const Environment& environment) {
  constexpr std::size_t output_limit = 4096;
  std::vector<std::string> entries = environment.entries();
  entries.push_back("STSMFA_MFA_SERIAL=" + std::string(device));
  const Secret output = run_user_command(command, std::move(entries), output_limit);
  const std::string_view code = trim(output.reveal());
  if (sts::check_token_code(code)) {
    throw Error{.action = command.origin, .cause = "the command printed something that is no code"};
  }
  return Secret(code);
}

}  // namespace stsmfa::app
