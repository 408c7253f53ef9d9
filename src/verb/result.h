#pragma once

#include <string_view>

namespace stsmfa::verb {

/// Writes a verb's result to standard output. Throws Error (plan_impossible) when not all of it
/// could be written: a script must not take half a result, or none, for the whole.
void write_result(std::string_view text);

}  // namespace stsmfa::verb
