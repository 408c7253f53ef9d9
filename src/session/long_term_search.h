#pragma once

#include "cli/options.h"
#include "profile/files.h"

#include <functional>
#include <string>
#include <string_view>

namespace stsmfa::session {

/// A long-term section by its name, with the session's beside it.
struct LongTermSection {
  std::string name;
  std::string short_term;
};

/// Gives the long-term sections of which the text has `trace` in it (all for an empty one) to
/// `is_it`, in the order of the file, until that says to stop: parsing is for few of many. Linear
/// in the file however many there are.
void search_long_term_sections(std::string_view trace, const cli::Options& options,
                               const profile::ProfileFiles& files,
                               const std::function<bool(const LongTermSection&)>& is_it);

}  // namespace stsmfa::session
