#pragma once

#include "base/error.h"

namespace stsmfa::cli {

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

}  // namespace stsmfa::cli
