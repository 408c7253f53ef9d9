// Any bytes as a credentials file: an edit is refused or made, verified, idempotent and makes no
// fault; nothing crashes on the way. The first byte chooses the edit.

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/config_file.h"
#include "credentials/edit.h"
#include "credentials/encoding.h"
#include "credentials/verify.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

namespace {

using namespace stsmfa;
using test::require;
using namespace stsmfa::credentials;

void parse_strictly(std::string_view text, FileKind kind) {
  try {
    parse_profiles(text, kind);
  } catch (const GrammarError& error) {
    require(error.line > 0 && !error.what.empty());
  }
}

std::vector<Edit> edits_of(std::uint8_t choice) {
  Edit edit{.section = (choice & 1U) != 0 ? "x" : "profile a", .assignments = {}};
  edit.assignments.push_back({"k", std::nullopt});
  if ((choice & 2U) != 0) edit.assignments[0].value.emplace("v");
  edit.assignments.push_back({"l", Secret("w")});
  return {edit};
}

void edit(std::string_view text, const std::vector<Edit>& edits) {
  if (!credentials::encoding_flaw(text).empty()) return;  // no document is made of it
  const Document document(text, "");
  const std::size_t faults = document.faults().size();
  credentials::Pieces pieces;
  try {
    pieces = apply_edits(document, edits);
  } catch (const Error&) {
    return;
  }
  credentials::verify(document, pieces, edits);
  const Secret edited = pieces.joined();
  credentials::verify(document, credentials::Pieces(edited.reveal()), edits);
  const Document again(edited.reveal(), "");
  require(apply_edits(again, edits).equal(edited.reveal()));
  require(again.faults().size() <= faults);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  parse_strictly(text, FileKind::config);
  parse_strictly(text, FileKind::credentials);
  edit(text, edits_of(data[0]));
  return 0;
}
