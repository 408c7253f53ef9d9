#pragma once

#include "base/secret.h"
#include "credentials/document.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::credentials {

/// One property to set, or (without a value) to remove.
struct Assignment {
  std::string key;
  std::optional<Secret> value;
};

/// What is to become of one section.
struct Edit {
  std::string section;
  std::vector<Assignment> assignments;
  /// Sections that must (still) be there, else nothing is written: their absence means that
  /// somebody is rewriting the file at this moment.
  std::vector<std::string> required_sections = {};
  /// The section must not be there yet.
  bool must_be_new = false;
};

/// The document's text with one section edited: a pure function, and everything that is not the
/// edit's business stays byte for byte. What the AWS CLI's writer does (writer-cases.json), without
/// its faults:
///  - a property that is there (a key that equals ours in any case) is replaced where it stands, as
///    `key = value`; the line's end stays;
///  - new properties follow the last property line of the section, in the order given; in an empty
///    section they follow the header; they end as their neighbour does (CRLF, or none at the end of
///    a file that lacks it is first added);
///  - a removed property's line goes, and nothing else;
///  - a missing section is appended, `[name]`, after a line end if the last line lacks one. No
///    blank line is put before it unless the file is non-empty and does not end in a blank line
///    and `edit.section` is ours to lay out: the writer's cases want none, so none it is.
///
/// Throws Error (file_unusable; action "edit", object the path, the cause with its line number)
/// rather than make or deepen a fault: the section stands twice; a key of ours stands twice in it,
/// has continuation lines or is itself indented like one; the section's lines hold a NUL; a key,
/// value or section name holds a line end, a NUL or another control character, a name holds `]`;
/// `must_be_new` and it is there; a required section is missing. No message repeats a value.
Secret apply(const Document& document, const Edit& edit);

/// Checks that `edited` is what `edit` asked of `original`: the section has every new value and no
/// removed one, and every other section and every other line is the same, byte for byte. Throws
/// Error (file_unusable; cause "internal check failed") when it is not: nothing is written then.
void verify(const Document& original, std::string_view edited, const Edit& edit);

}  // namespace stsmfa::credentials
