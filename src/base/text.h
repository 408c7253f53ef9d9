#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa {

// ASCII by our own tables: <cctype> and <regex> obey the locale, and a file format does not.

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_alnum(char c) { return is_digit(c) || is_lower(c) || is_upper(c); }
/// What a regular expression of the AWS service models calls `\w`.
constexpr bool is_word(char c) { return is_alnum(c) || c == '_'; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_space(char c) { return is_blank(c) || (c >= '\n' && c <= '\r'); }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

std::string lower_case(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);

/// `text` without white space at both ends: the form feeds and line ends of is_space included.
std::string_view trim(std::string_view text);

/// The same, and without Unicode's white space, such as U+00A0 and U+3000: what Python's
/// str.strip() takes away, and so aws-mfa and botocore around a value.
std::string_view strip(std::string_view text);

/// How much a piece of text is.
struct Extent {
  std::size_t bytes = 0;
  std::size_t characters = 0;
};

/// What strip() takes away at the start of `text`.
Extent leading_space(std::string_view text);

/// Whether a character is white space to Python's str.isspace().
bool is_unicode_space(std::uint32_t character);

/// Whether a character is not seen: zero-width ones, such as U+200B, and the marks of
/// direction, which come along when text is copied from a web page.
bool is_invisible(std::uint32_t character);

/// The value of a decimal digit of the scripts that input methods write, such as U+FF11; nullopt
/// for every other character.
std::optional<int> digit_value(std::uint32_t character);

/// A character as the eye sees it in a message: `\\u200b`, a letter as it is.
std::string named(std::uint32_t character);

/// A character of Unicode and the bytes that it takes in UTF-8.
struct CodePoint {
  std::uint32_t value;
  std::size_t size;
};

/// The UTF-8 sequence at the start of `text`, which is not empty, by the table of RFC 3629:
/// nullopt for anything overlong, a surrogate, anything above U+10FFFF, a sequence cut short.
std::optional<CodePoint> decode_utf8(std::string_view text);

/// How many bytes of `text` from its start are such sequences: all, where it is UTF-8.
std::size_t utf8_size(std::string_view text);

/// Whether all of `text` is such sequences; no text at all is.
bool is_utf8(std::string_view text);

/// Whether a terminal would act on the character instead of showing it: C0, DEL, C1, bidi
/// controls, the two line ends of Unicode. None is above U+FFFF.
bool is_control(std::uint32_t character);

/// Foreign text (AWS's messages, names, ARNs, paths, the output of commands) made fit for a
/// terminal or a log: C0, DEL, C1, bidi controls and invalid UTF-8 become `\xNN`, byte by byte;
/// everything else stays. The result holds no line end and cannot move a cursor.
std::string escape(std::string_view foreign);

/// `text` as a number without sign or blanks; nullopt when it is empty, holds anything but digits
/// or does not fit.
std::optional<long> parse_number(std::string_view text);

/// How many single-character edits lead from one text to the other (Levenshtein); for "did you
/// mean" among names, so its quadratic cost is no matter.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace stsmfa
