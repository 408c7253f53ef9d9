#pragma once

#include "base/error.h"
#include "credentials/document.h"

#include <string>
#include <string_view>

namespace stsmfa::credentials {

/// The Error of an edit that is not made.
inline Error refusal(const Document& document, std::string cause) {
  return file_error("edit", document.path(), std::move(cause));
}

/// The same, for what is found at a part of the document's text: "line 12: ...".
inline Error refusal_at(const Document& document, std::string_view part, std::string_view what) {
  return refusal(document,
                 "line " + std::to_string(document.line_number(part)) + ": " + std::string(what));
}

/// The same, for what must not stand there a second time.
inline Error refusal_of_second(const Document& document, std::string_view first,
                               std::string_view second, const std::string& what) {
  const std::string line = std::to_string(document.line_number(first));
  return refusal_at(document, second, what + " stands on line " + line + " already");
}

}  // namespace stsmfa::credentials
