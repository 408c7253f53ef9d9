// edit_driver SECTION KEY=VALUE... KEY...: a credentials file from standard input, with the section
// edited (a key without a value is removed, and a section that is left empty), to standard output.
// Ends with 6 when the edit is refused, the cause on standard error.

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/verify.h"

#include <cstdio>
#include <span>
#include <string>

namespace {

using namespace stsmfa;
using namespace stsmfa::credentials;

std::string read_all(std::FILE* file) {
  std::string text;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) {
    text += static_cast<char>(c);
  }
  return text;
}

credentials::Edit edit_of(std::span<char*> arguments) {
  credentials::Edit edit{.section = arguments[1], .remove_if_empty = true};
  for (const std::string_view argument : arguments.subspan(2)) {
    const std::size_t sign = argument.find('=');
    edit.assignments.push_back({std::string(argument.substr(0, sign)), std::nullopt});
    if (sign != argument.npos) edit.assignments.back().value.emplace(argument.substr(sign + 1));
  }
  return edit;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string text = read_all(stdin);
  try {
    const credentials::Document document(text, "standard input");
    const std::vector<credentials::Edit> edits = {
        edit_of({arguments, static_cast<std::size_t>(count)})};
    const credentials::Pieces pieces = credentials::apply_edits(document, edits);
    credentials::verify(document, pieces, edits);
    const Secret edited = pieces.joined();
    if (!edited.empty()) std::fwrite(edited.reveal().data(), 1, edited.size(), stdout);
    return 0;
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.cause.c_str());
    return static_cast<int>(error.status);
  }
}
