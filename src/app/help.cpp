#include "app/option_table.h"
#include "app/options.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stsmfa::app {

namespace {

constexpr std::array<std::pair<Group, std::string_view>, 5> headings = {
    {{Group::what, "Profile and role"},
     {Group::code, "MFA code"},
     {Group::session, "Session"},
     {Group::where, "Endpoint and files"},
     {Group::output, "Output"}}};

/// `  -p, --profile NAME      `, as wide as the widest.
std::string label(const OptionDefinition& option) {
  std::string text = option.letter == '\0' ? "      " : std::string("  -") + option.letter + ", ";
  text += "--" + std::string(option.name);
  if (!option.argument.empty()) text += " " + std::string(option.argument);
  return text;
}

std::size_t widest_label() {
  std::size_t widest = 0;
  for (const OptionDefinition& option : option_table) {
    widest = std::max(widest, label(option).size());
  }
  return widest;
}

}  // namespace

std::string help_text() {
  std::string text =
      "stsmfa keeps ~/.aws/credentials fresh under MFA.\n"
      "Usage: stsmfa [refresh] [--profile NAME] [options]\n";
  const std::size_t width = widest_label() + 2;
  for (const auto& [group, heading] : headings) {
    text += "\n" + std::string(heading) + ":\n";
    for (const OptionDefinition& option : option_table) {
      if (option.group != group) continue;
      std::string line = label(option);
      line.resize(width, ' ');
      text += line + std::string(option.help) + "\n";
    }
  }
  return text +
         "\nStatus: 0 fresh, 1 not possible, 2 usage, 3 a code is needed, 4 AWS refused,\n"
         "5 AWS not reached, 6 file unusable. More: man stsmfa\n";
}

}  // namespace stsmfa::app
