#include "shell/export_format.h"

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/words.h"
#include "shell/posix_syntax.h"
#include "shell/session_variables.h"
#include "shell/windows_syntax.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace stsmfa::shell {

namespace {

constexpr std::array<ExportFormat, 8> formats = {{{"env", &posix_syntax},
                                                  {"bash", &posix_syntax},
                                                  {"sh", &posix_syntax},
                                                  {"env-no-export", &env_file_syntax},
                                                  {"fish", &fish_syntax},
                                                  {"powershell", &powershell_syntax},
                                                  {"windows-cmd", &windows_cmd_syntax},
                                                  {process_format, nullptr}}};

std::string_view objection_to(const ExportFormat& format, std::string_view value) {
  if (value.find('\0') != std::string_view::npos) return "a NUL";
  if (format.syntax != nullptr) return format.syntax->objection(value);
  return is_utf8(value) ? "" : "bytes that are not UTF-8";
}

void check_value(const ExportFormat& format, const Variable& variable) {
  const std::string_view objection = objection_to(format, variable.value.reveal());
  if (objection.empty()) return;
  throw plan_error(
      object_of("export --format " + std::string(format.name), variable.name),
      "its value holds " + std::string(objection) + ", which this format cannot write");
}

/// What credential_process calls a variable.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> json_names = {
    {{"AWS_ACCESS_KEY_ID", "AccessKeyId"},
     {"AWS_SECRET_ACCESS_KEY", "SecretAccessKey"},
     {"AWS_SESSION_TOKEN", "SessionToken"},
     {"AWS_CREDENTIAL_EXPIRATION", "Expiration"},
     {"AWS_ACCOUNT_ID", "AccountId"}}};

Secret json_text(const ExportFormat& format, const session::CurrentSession& session) {
  JsonWriter json;
  json.number("Version", 1);
  for (const Variable& variable : session_variables(session)) {
    const auto* const name =
        std::ranges::find(json_names, variable.name, [](const auto& pair) { return pair.first; });
    if (name == json_names.end()) continue;
    check_value(format, variable);
    json.string(name->second, variable.value.reveal());
  }
  Secret text = json.take();
  text.append('\n');
  return text;
}

}  // namespace

ExportFormat find_export_format(std::string_view name) {
  const auto* const found = std::ranges::find(formats, name, &ExportFormat::name);
  if (found != formats.end()) return *found;
  std::vector<std::string> names;
  names.reserve(formats.size());
  for (const ExportFormat& format : formats) {
    names.emplace_back(format.name);
  }
  throw usage_error(object_of("--format", name), "no such format: there are " + cli::join(names));
}

Secret export_text(const ExportFormat& format, const session::CurrentSession& session) {
  if (format.syntax == nullptr) return json_text(format, session);
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

}  // namespace stsmfa::shell
