#include "base/error.h"

namespace stsmfa {

namespace {

Error error_without_verb(ExitStatus status, std::string_view object, std::string cause,
                         std::string hint) {
  return {.status = status,
          .object = std::string(object),
          .cause = std::move(cause),
          .hint = std::move(hint)};
}

}  // namespace

Error file_error(std::string_view action, std::string_view path, std::string cause) {
  return {.status = ExitStatus::file_unusable,
          .action = std::string(action),
          .object = std::string(path),
          .cause = std::move(cause)};
}

Error usage_error(std::string_view word, std::string cause, std::string hint) {
  const std::string_view shown = word.empty() ? "''" : word;
  return error_without_verb(ExitStatus::usage, shown, std::move(cause), std::move(hint));
}

Error plan_error(std::string_view object, std::string cause, std::string hint) {
  return error_without_verb(ExitStatus::plan_impossible, object, std::move(cause), std::move(hint));
}

Error unreached_error(std::string_view object, std::string cause, std::string hint) {
  return error_without_verb(ExitStatus::unreached, object, std::move(cause), std::move(hint));
}

std::string object_of(std::string_view thing, std::string_view name) {
  std::string object(thing);
  if (!thing.empty() && !name.empty()) object += ": ";
  return object.append(name);
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
  return object_of(object_of(error.action, error.object), error.cause);
}

}  // namespace stsmfa
