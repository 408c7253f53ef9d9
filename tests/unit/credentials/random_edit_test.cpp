#include "base/error.h"
#include "credentials/splice.h"
#include "tests/unit/credentials/edit_support.h"
#include "tests/unit/credentials/random_document.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stsmfa::credentials {
namespace {

std::string blank_lines_of(const Block& block) {
  std::string result;
  for (const Line& line : read_lines(block.text)) {
    if (line.kind == LineKind::blank) result.append(line.text).append(line.end);
  }
  return result;
}

/// The text without the blocks that the edits name, but for their blank lines, and without a last
/// line's end.
std::string rest_of(std::string_view text, const std::vector<Edit>& edits) {
  const Document document(text, "");
  std::string rest(document.preamble());
  for (const Block& block : document.blocks()) {
    const bool edited =
        std::ranges::find(edits, std::string(block.name), &Edit::section) != edits.end();
    rest += edited ? blank_lines_of(block) : std::string(block.text);
  }
  while (rest.ends_with('\n') || rest.ends_with('\r')) {
    rest.pop_back();
  }
  return rest;
}

void expect_verified(const Document& document, const Pieces& edited,
                     const std::vector<Edit>& edits) {
  try {
    credentials::verify(document, edited, edits);
  } catch (const Error& error) {
    ADD_FAILURE() << error.cause;
  }
}

/// Whether the edits were made. What must hold of every edit that is made is checked.
bool check(const std::string& text, const std::vector<Edit>& edits) {
  const Document document(text, "");
  std::string result;
  try {
    const Pieces pieces = apply_edits(document, edits);
    expect_verified(document, pieces, edits);
    result = pieces.joined().reveal();
  } catch (const Error&) {
    return false;
  }
  expect_verified(document, Pieces(result), edits);
  EXPECT_EQ(rest_of(result, edits), rest_of(text, edits));
  EXPECT_TRUE(apply_edits(Document(result, ""), edits).equal(result)) << "not idempotent";
  EXPECT_LE(Document(result, "").faults().size(), document.faults().size()) << "a fault was made";
  return true;
}

TEST(RandomEdit, IsRefusedOrMadeAndVerifiedAndTouchesNothingElse) {
  constexpr unsigned documents = 20000;
  unsigned made = 0;
  for (unsigned seed = 0; seed < documents && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    RandomDocuments random(seed);
    const std::string text = random.text();
    const std::vector<Edit> edits = random.edits();
    if (check(text, edits)) ++made;
  }
  EXPECT_GT(made, documents / 10) << "the documents are too awkward to say anything";
}

/// The text with its last line ended, as an appended section leaves it.
std::string ended(std::string text) {
  if (text.empty() || text.ends_with('\n')) return text;
  if (text.ends_with('\r')) return text + '\n';
  return text.append(line_end_above(text, text.size()));
}

TEST(RandomEdit, RemovedAgainAnAppendedSectionLeavesTheFileAsItWas) {
  unsigned made = 0;
  for (unsigned seed = 0; seed < 5000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const std::string text = RandomDocuments(seed).text();
    Edit removal = edit_of("new", {{"k", std::nullopt}, {"l", std::nullopt}});
    removal.remove_if_empty = true;
    if (!refusal_of(text, {edit_of("new", {{"k", "1"}, {"l", "2"}})}).empty()) continue;
    const std::string appended = edited(text, {edit_of("new", {{"k", "1"}, {"l", "2"}})});
    EXPECT_EQ(edited(appended, {removal}), ended(text));
    ++made;
  }
  EXPECT_GT(made, 1000U);
}

TEST(RandomDocument, IsReadWithoutLosingAByteAndAlikeByAllReaders) {
  for (unsigned seed = 0; seed < 5000; ++seed) {
    SCOPED_TRACE(seed);
    const std::string text = RandomDocuments(seed).text();
    const Document document(text, "");
    std::string together(text.starts_with(byte_order_mark) ? byte_order_mark : "");
    together += document.preamble();
    std::vector<std::string_view> names;
    for (const Block& block : document.blocks()) {
      together += block.text;
      names.push_back(block.name);
    }
    ASSERT_EQ(together, text);
    std::vector<std::string_view> names_by_lines;
    const std::size_t mark = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    for (const Line& line : read_lines(std::string_view(text).substr(mark))) {
      if (line.kind == LineKind::section && !line.name.empty()) names_by_lines.push_back(line.name);
    }
    ASSERT_EQ(names, names_by_lines) << "the scan for headers and inih disagree";
  }
}

}  // namespace
}  // namespace stsmfa::credentials
