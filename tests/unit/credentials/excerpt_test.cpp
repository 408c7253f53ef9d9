#include "credentials/excerpt.h"

#include "base/error.h"
#include "credentials/document.h"
#include "tests/unit/credentials/random_document.h"

#include <gtest/gtest.h>

#include <optional>

namespace stsmfa::credentials {
namespace {

/// Read in pieces of that size; nullopt where the whole file has to be looked at.
std::optional<Excerpt> excerpt_of(std::string_view text, std::vector<std::string> names,
                                  std::size_t piece_size) {
  Excerpt excerpt(std::move(names));
  for (; !text.empty(); text.remove_prefix(std::min(piece_size, text.size()))) {
    if (!excerpt.feed(text.substr(0, piece_size))) return std::nullopt;
  }
  return excerpt.finish() ? std::optional(std::move(excerpt)) : std::nullopt;
}

std::string text_of(std::string_view text, std::vector<std::string> names, std::size_t piece_size) {
  const auto excerpt = excerpt_of(text, std::move(names), piece_size);
  return excerpt ? std::string(excerpt->text()) : "the whole";
}

TEST(Excerpt, IsTheSectionsOfTheNames) {
  const std::string text = "k=0\n[a]\nk=1\n# c\n\n[b]\nk=[2]\n[ a ]\nk=3\n[a]\nl=4\n[c] # x\nk=5";
  for (std::size_t size = 1; size <= text.size(); ++size) {
    EXPECT_EQ(text_of(text, {"a"}, size), "[a]\nk=1\n# c\n\n[a]\nl=4\n") << size;
    EXPECT_EQ(text_of(text, {"b", "c"}, size), "[b]\nk=[2]\n[c] # x\nk=5") << size;
    EXPECT_EQ(text_of(text, {"none"}, size), "") << size;
  }
}

TEST(Excerpt, WillNotDoWhereTheRestOfTheFileCounts) {
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {"[a]\nk=1\n [b]\nk=2\n"sv, "\t[a]\n"sv, "\xC2\xA0[a]\n"sv, "\xEF\xBB\xBF[a]\n"sv,
        "[a]\nk=\0\n"sv, "\xFF\xFE[\0a\0]\0"sv, "[a]\n\xC2\xA0\x20[x"sv}) {
    EXPECT_EQ(text_of(text, {"a"}, 4096), "the whole") << text;
  }
}

TEST(Excerpt, TakesAByteOrderMarkForOneAtTheStartAlone) {
  const std::string first = "[a]\nk=1\n";
  EXPECT_EQ(text_of(first + "\xEF\xBB\xBF# c\n", {"a"}, first.size()), first + "\xEF\xBB\xBF# c\n");
}

/// Every property as `key=value`; what is wrong with a section that cannot be read.
std::vector<std::string> properties_of(const Document& document, const std::string& name) try {
  std::vector<std::string> lines;
  if (const auto section = document.section(name)) {
    for (const Property& property : section->properties()) {
      lines.push_back(property.key + "=" + std::string(property.value));
    }
  }
  return lines;
} catch (const Error&) {
  return {"an error"};
} catch (const BeyondExcerpt&) {
  return {"an error"};  // which has the line's number in the whole file
}

TEST(Excerpt, RandomDocumentsSayTheSame) {
  RandomDocuments documents(7);
  int usable = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = documents.text();
    const auto excerpt = excerpt_of(text, {"x", "y"}, static_cast<std::size_t>(i % 40 + 3));
    if (!excerpt) continue;
    ++usable;
    const Document whole(text, "credentials");
    const Document part(*excerpt, "credentials");
    for (const std::string name : {"x", "y"}) {
      ASSERT_EQ(part.has(name), whole.has(name)) << text;
      ASSERT_EQ(properties_of(part, name), properties_of(whole, name)) << text;
    }
  }
  EXPECT_GT(usable, 5'000);
}

TEST(Excerpt, WhateverElseIsAskedOfItIsBeyondIt) {
  const auto excerpt = excerpt_of("[a]\nk=1\n[b]\n", {"a", "c"}, 100);
  const Document document(*excerpt, "credentials");
  EXPECT_TRUE(document.has("a"));
  EXPECT_FALSE(document.has("c"));
  EXPECT_EQ(document.section("a")->get("k"), "1");
  EXPECT_THROW(static_cast<void>(document.has("b")), BeyondExcerpt);
  EXPECT_THROW(static_cast<void>(document.section("b")), BeyondExcerpt);
  EXPECT_THROW(static_cast<void>(document.blocks()), BeyondExcerpt);
  EXPECT_THROW(static_cast<void>(document.text()), BeyondExcerpt);
  EXPECT_THROW(static_cast<void>(document.preamble()), BeyondExcerpt);
  EXPECT_THROW(static_cast<void>(document.section_names()), BeyondExcerpt);
  EXPECT_THROW(static_cast<void>(document.near_twins_of("a")), BeyondExcerpt);
  EXPECT_THROW(static_cast<void>(document.hidden_header_of("a")), BeyondExcerpt);
  EXPECT_THROW(static_cast<void>(document.faults()), BeyondExcerpt);
  EXPECT_THROW(static_cast<void>(document.line_number("")), BeyondExcerpt);
}

}  // namespace
}  // namespace stsmfa::credentials
