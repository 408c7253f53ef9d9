#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/pieces.h"

#include <vector>

namespace stsmfa::credentials {

/// The document's text, which outlives the result, with some sections edited (each at most once): a
/// pure function, and everything that is not an edit's business stays byte for byte. Where things
/// go is what the AWS CLI's writer does (writer-cases.json), without its faults:
///  - a property that is there (a key that equals ours in any case) is replaced where it stands, as
///    `key = value`; a comment behind the old value goes with it (to botocore it is a part of the
///    value), the line's end stays;
///  - new properties follow the last property of the section and the lines that continue it, in the
///    order given; in an empty section they follow the header. They end as the line above does; if
///    that is the last one and lacks its end, it gets one first;
///  - a removed property's line goes, and nothing else;
///  - with `remove_if_empty` the header's line goes too, unless a property, a comment (one on the
///    header's own line as well) or anything else is left; blank lines below it stay, as they are
///    not ours. So whatever stood there before a section was appended is there again once it has
///    been removed, byte for byte, but that a last line that lacked its end keeps the one it got;
///  - a missing section is appended, `[name]` and its properties in the order given, directly after
///    the last line (which gets its end if it lacks one): no blank line is put before it. Nothing
///    is appended when there is no property to set.
///
/// Throws Error (file_unusable; action "edit", object the path, the cause with its line number)
/// rather than make or deepen a fault:
///  - the section stands twice, in whatever spelling, or a lone carriage return hides a second
///    header of it from all but Python's readers;
///  - in the section: a malformed line, a lone carriage return;
///  - a key of ours stands twice in it, is indented, or has continuation lines;
///  - new lines would turn an indented header below them into a part of their value, or the removal
///    of a header would turn it into a part of the value above;
///  - `must_be_new` and it is there; a required section is missing;
///  - what is to be written is not what every reader would read back: control characters or white
///    space at the ends anywhere, a value that is empty or holds a comment, a key not of
///    `[a-z0-9_-]`, a name that is empty or holds `[`, `]` or a quote, and `DEFAULT`, whose keys
///    botocore gives to every profile.
/// No message repeats a value.
Pieces apply_edits(const Document& document, const std::vector<Edit>& edits);

/// Whether a section is missing that the edit requires: somebody may be writing the file in place,
/// who has emptied it first.
bool lacks_section(const Document& document, const Edit& edit);

/// Throws what apply_edits throws.
void check_edits(const Document& document, const std::vector<Edit>& edits);

}  // namespace stsmfa::credentials
