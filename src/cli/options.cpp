#include "cli/options.h"

namespace stsmfa::cli {

Audience audience_of(const Options& options) {
  if (options.verb == "refresh") return Audience::aws_tools;
  const bool is_for_sdk = options.verb == "export" && options.format == "process";
  return is_for_sdk ? Audience::sdk : Audience::command;
}

bool may_not_ask(const Options& options, const Environment& environment) {
  return options.no_prompt || environment.get("STSMFA_NO_PROMPT") ||
         environment.get("DIRENV_IN_ENVRC");
}

}  // namespace stsmfa::cli
