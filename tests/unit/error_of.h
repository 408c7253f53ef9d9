#pragma once

#include "base/error.h"

#include <string>

namespace stsmfa::test {

/// The Error that `call` throws; one of status success when it throws none.
template <typename Call>
Error error_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  return {.status = ExitStatus::success};
}

/// The Error that `call` throws, with its exit status and without its hint: `6 read: FILE: cause`.
/// "no error" when it throws none.
template <typename Call>
std::string error_line_of(Call call) {
  const Error error = error_of(call);
  if (error.status == ExitStatus::success) return "no error";
  std::string line = std::to_string(static_cast<int>(error.status));
  for (const std::string& part : {error.action, error.object, error.cause}) {
    if (!part.empty()) line += (line.size() == 1 ? " " : ": ") + part;
  }
  return line;
}

}  // namespace stsmfa::test
