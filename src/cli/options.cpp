#include "cli/options.h"

namespace stsmfa::cli {

bool may_not_ask(const Options& options, const Environment& environment) {
  return options.no_prompt || environment.get("STSMFA_NO_PROMPT") ||
         environment.get("DIRENV_IN_ENVRC");
}

}  // namespace stsmfa::cli
