#include "app/export_format.h"

#include "app/session_variables.h"
#include "base/error.h"

#include <algorithm>
#include <array>
#include <string>

namespace stsmfa::app {

namespace {

constexpr std::array<ExportFormat, 8> formats = {{{"env", &posix_syntax},
                                                  {"bash", &posix_syntax},
                                                  {"sh", &posix_syntax},
                                                  {"env-no-export", &env_file_syntax},
                                                  {"fish", &fish_syntax},
                                                  {"powershell", &powershell_syntax},
                                                  {"windows-cmd", &windows_cmd_syntax},
                                                  {process_format, nullptr}}};

void check_value(const ExportFormat& format, const Variable& variable) {
  const std::string_view value = variable.value.reveal();
  const bool has_nul = value.find('\0') != std::string_view::npos;
  const std::string_view objection = has_nul ? "a NUL" : format.syntax->objection(value);
  if (objection.empty()) return;
  throw Error{
      .action = "export --format " + std::string(format.name),
      .object = std::string(variable.name),
      .cause = "its value holds " + std::string(objection) + ", which this format cannot write"};
}

}  // namespace

ExportFormat find_export_format(std::string_view name) {
  const auto* const found = std::ranges::find(formats, name, &ExportFormat::name);
  if (found != formats.end()) return *found;
  std::string names;
  for (const ExportFormat& format : formats) {
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  throw Error{.status = ExitStatus::usage,
              .action = "--format",
              .object = std::string(name),
              .cause = "no such format: there are " + names};
}

Secret export_text(const ExportFormat& format, const CurrentSession& session) {
  Secret text;
  for (const std::string_view name : conflicting_variables(session)) {
    format.syntax->unset(text, name);
  }
  for (const Variable& variable : session_variables(session)) {
    check_value(format, variable);
    format.syntax->set(text, variable.name, variable.value.reveal());
  }
  return text;
}

}  // namespace stsmfa::app
