#pragma once

#include "cli/options.h"
#include "setup/person.h"

#include <string>

namespace stsmfa::setup {

/// The profile that is set up.
struct Names {
  std::string profile;
  std::string long_term;  ///< the section of its long-term keys: `dev-long-term`
};

/// The names for what a person calls the profile: `dev-long-term` means `dev`.
Names names_of(std::string called, const std::string& suffix);

/// The profile that the command line names, else the person, whose empty answer means `default`;
/// `dev-long-term` means `dev`. Throws Error: usage with `--long-term-suffix none`, ask_until's.
Names choose_names(const cli::Options& options, const Person& person);

}  // namespace stsmfa::setup
