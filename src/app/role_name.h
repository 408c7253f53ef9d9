#pragma once
#include "app/setting.h"
#include "base/environment.h"

#include <string>
#include <string_view>
namespace stsmfa::app {
inline bool is_account_and_role(std::string_view) { return false; }
inline std::string section_of_role(std::string_view) { return {}; }
}  // namespace stsmfa::app
