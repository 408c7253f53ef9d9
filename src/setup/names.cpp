#include "setup/names.h"

#include "base/error.h"
#include "profile/section_names.h"
#include "setup/objections.h"

#include <string_view>

namespace stsmfa::setup {

namespace {

/// Empty for the default.
std::string ask_for_name(const Person& person) {
  const auto objection = [](std::string_view name) {
    return name.empty() ? std::string() : objection_to_section(name);
  };
  return std::string(person.ask_until("Profile name [default]: ", objection).reveal());
}

}  // namespace

Names names_of(std::string called, const std::string& suffix) {
  if (called.size() > suffix.size() && called.ends_with(suffix)) {
    called.resize(called.size() - suffix.size());
  }
  std::string long_term = called + suffix;
  return {std::move(called), std::move(long_term)};
}

Names choose_names(const cli::Options& options, const Person& person) {
  const std::string suffix = profile::long_term_suffix(options);
  if (suffix.empty()) {
    throw usage_error("--long-term-suffix", "setup needs a section of their own for the keys");
  }
  std::string name = options.profile.value_or("");
  if (name.empty()) name = ask_for_name(person);
  if (name.empty()) name = "default";
  return names_of(std::move(name), suffix);
}

}  // namespace stsmfa::setup
