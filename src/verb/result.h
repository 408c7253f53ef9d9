#pragma once

#include <string_view>

namespace stsmfa::verb {

/// Writes what a verb was asked for to standard output. Throws Error (plan_impossible) when not all
/// of it could be written: what is half there must not count as a success.
void print_result(std::string_view text);

/// The same for what somebody reads, who may have seen enough of it (`| head`): throws Interrupted
/// for SIGPIPE then, of which other programs die without a word.
void print_page(std::string_view text);

}  // namespace stsmfa::verb
