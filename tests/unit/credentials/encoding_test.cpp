#include "credentials/encoding.h"

#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

using namespace std::string_view_literals;

TEST(EncodingFlaw, IsNoneOfAsciiAndUtf8) {
  for (const std::string_view text : {""sv, "[a]\nk=1\r\n"sv, "\xEF\xBB\xBF[a]\n"sv,
                                      "# r\xC3\xB4le\n"sv, "\xff\xff"sv, "\xff"sv}) {
    EXPECT_EQ(encoding_flaw(text), "");
  }
}

TEST(EncodingFlaw, NamesUtf16AndUtf32ByTheirMarks) {
  EXPECT_TRUE(encoding_flaw("\xff\xfe[\0"sv).starts_with("it is UTF-16"));
  EXPECT_TRUE(encoding_flaw("\xfe\xff\0["sv).starts_with("it is UTF-16"));
  EXPECT_TRUE(encoding_flaw("\xff\xfe"sv).starts_with("it is UTF-16"));
  EXPECT_TRUE(encoding_flaw("\xff\xfe\0\0[\0\0\0"sv).starts_with("it is UTF-32"));
  EXPECT_TRUE(encoding_flaw("\0\0\xfe\xff\0\0\0["sv).starts_with("it is UTF-32"));
}

TEST(EncodingFlaw, NamesTheLineOfANul) {
  EXPECT_TRUE(encoding_flaw("[\0"sv).starts_with("line 1: a NUL byte"));
  EXPECT_TRUE(encoding_flaw("[a]\n\nk=\0\n"sv).starts_with("line 3: a NUL byte"));
}

}  // namespace
}  // namespace stsmfa::credentials
