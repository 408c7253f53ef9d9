#pragma once

#include "credentials/edit.h"

#include <random>
#include <string>
#include <vector>

namespace stsmfa::credentials {

/// Makes documents out of awkward pieces, and edits of them; the same ones for the same seed.
class RandomDocuments {
 public:
  explicit RandomDocuments(unsigned seed) : engine_(seed) {}

  std::string text() {
    std::string result = one_in(8) ? "\xEF\xBB\xBF" : "";
    const std::string line_end = one_in(3) ? "\r\n" : "\n";
    for (int lines = number(24); lines > 0; --lines) {
      result += line();
      result += one_in(12) ? pick({"\n", "\r\n", "\r", "\r\r\n"}) : line_end;
    }
    if (one_in(3)) result += line();
    return result;
  }

  std::vector<Edit> edits() {
    std::vector<Edit> result;
    for (const std::string name : {"x", "y", "profile a b", "new"}) {
      if (one_in(2)) result.push_back(edit(name));
    }
    return result;
  }

 private:
  int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(engine_); }
  bool one_in(int count) { return number(count) == 0; }
  std::string pick(const std::vector<std::string>& choices) {
    return choices[static_cast<std::size_t>(number(static_cast<int>(choices.size())))];
  }

  std::string line() {
    switch (number(8)) {
      case 0:
      case 1:
        return indentation() + header();
      case 2:
        return pick({"", " ", "\t", "# c", "; c", "  # c", "#[x]", "#k = 1"});
      case 3:
        return one_in(3)
                   ? pick({"odd", "[x", "= v", ":", "]", "\xC2\xA0k = 1", "[]", "k\xC2\xA0= 1"})
                   : "";
      default:
        return indentation() + key() + pick({" = ", "=", ":", "\t: ", " ="}) + value();
    }
  }

  std::string indentation() { return one_in(6) ? pick({" ", "  ", "\t", "    "}) : ""; }

  std::string header() {
    return pick({"[x]", "[y]", "[ x ]", "[\"x\"]", "[z]", "[profile \"a b\"]", "[profile a b]",
                 "[\xC3\xBC]", "[x] # c", "[z]]", "[" + std::string(200, 'n') + "]"});
  }

  std::string key() {
    return pick({"k", "K", "l", "aws_access_key_id", "region", "s3", "\xC3\xBC", "a b",
                 std::string(200, 'k')});
  }

  std::string value() {
    return pick({"", "v", "v # c", "v#c", "a=b", "[x]", "\"q\"", "\xF0\x9F\x98\x82", "\xFF\xFE",
                 "v ;c", "a\rb", std::string(8000, 'v')});
  }

  Edit edit(const std::string& name) {
    Edit result{.section = name, .remove_if_empty = one_in(2)};
    const bool removes = one_in(4);
    for (const std::string key : {"k", "l", "aws_access_key_id", "expiration"}) {
      if (one_in(3)) continue;
      result.assignments.push_back({key, std::nullopt});
      if (!removes && !one_in(4))
        result.assignments.back().value.emplace(pick({"new", "a[b]=c:d#e", "2"}));
    }
    return result;
  }

  std::mt19937 engine_;
};

}  // namespace stsmfa::credentials
