#pragma once

#include "credentials/lines.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// A property as it was read: the key in lower case (every reader but JS and C++ folds it), the
/// value trimmed, without a comment that is set off by white space (the SDKs' rule), continuation
/// lines joined with "\n" as the SDKs do. The value may be secret: it is a view of the document's
/// text unless it has continuation lines.
struct Property {
  std::string key;
  std::string_view value;
  std::size_t line;
};

/// The properties of all sections of one name, merged, the last of a key winning (the SDKs' rule).
class Section {
 public:
  /// nullopt when the section has no such property, or an empty one.
  std::optional<std::string_view> get(std::string_view lower_case_key) const;
  const std::vector<Property>& properties() const { return properties_; }
  std::size_t line() const { return line_; }  ///< of its first header

 private:
  friend class Document;
  std::vector<Property> properties_;
  std::size_t line_ = 0;
};

/// Something wrong in a part of the file that is not ours, for a warning.
struct Fault {
  std::size_t line;
  std::string what;  ///< "duplicate section [x]", "no '=' or ':'"
};

/// A credentials file as it is, byte for byte. Making one finds the headers by a plain scan, and
/// only sections that are asked for are parsed, so its cost is that of reading the bytes once; it
/// never fails on what stands in somebody else's section.
///
/// Reads what the SDKs read and, beyond that, what aws-mfa read: an indented first key,
/// `key: value`, names with spaces, CRLF, a BOM. Names of sections are compared without the white
/// space and the quotes around them (`[ x ]`, `[profile "x"]`), and with case.
class Document {
 public:
  /// `text` outlives the document. `path` is for messages only.
  Document(std::string_view text, std::string path);

  std::string_view text() const { return text_; }
  const std::string& path() const { return path_; }

  /// Every name once, in the order of the file.
  std::vector<std::string> section_names() const;
  bool has(std::string_view section) const;

  /// nullopt when there is no such section. Throws Error (file_unusable; action "read", object the
  /// path, cause `line 12: ...`; aws_mfa's words "There was a problem reading or parsing your
  /// credentials file: PATH" are not used, since they help nobody) when a line of the section is
  /// malformed, or holds a NUL.
  std::optional<Section> section(std::string_view name) const;

  /// All that is wrong anywhere (the whole file is parsed for it): for warnings on a rewrite.
  std::vector<Fault> faults() const;

 private:
  struct Header {
    std::size_t line;        ///< its number
    std::size_t begin, end;  ///< offsets of its section: from the header to the next one
    std::string_view name;
  };
  friend class Editor;
  std::string_view text_;
  std::string path_;
  std::vector<Header> headers_;
};

}  // namespace stsmfa::credentials
