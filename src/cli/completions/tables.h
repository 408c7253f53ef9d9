#pragma once

#include <string>

namespace stsmfa::cli {

/// The tables as text, for the tests that hold documents and completions against them: a line a
/// row, `option` or `verb` first, then its fields with tabs between them, in the order of their
/// structs. Of an option the heading of its group and the names of the verbs that take it.
std::string tables_text();

}  // namespace stsmfa::cli
