#include "base/error.h"

#include <cstring>

namespace stsmfa {

Error file_error(std::string_view action, std::string_view path, std::string cause) {
  return {.status = ExitStatus::file_unusable,
          .action = std::string(action),
          .object = std::string(path),
          .cause = std::move(cause)};
}

std::string error_text(int error_number) {
  // strerrordesc_np does not translate and needs no buffer; it knows every number the kernel has.
  const char* text = strerrordesc_np(error_number);
  return text != nullptr ? text : "error " + std::to_string(error_number);
}

Error system_error(ExitStatus status, std::string_view action, std::string_view object,
                   int error_number) {
  return {.status = status,
          .action = std::string(action),
          .object = std::string(object),
          .cause = error_text(error_number)};
}

std::string one_line(const Error& error) {
  if (!error.aws_mfa.empty()) return error.aws_mfa;
  std::string line;
  for (const std::string* part : {&error.action, &error.object, &error.cause}) {
    if (part->empty()) continue;
    if (!line.empty()) line += ": ";
    line += *part;
  }
  return line;
}

}  // namespace stsmfa
