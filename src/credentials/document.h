#pragma once

#include "base/secret.h"
#include "credentials/block.h"
#include "credentials/document_index.h"
#include "credentials/excerpt.h"
#include "credentials/lines.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stsmfa::credentials {

/// A property as it was read: the key in lower case (every reader but JS and C++ folds it), the
/// value trimmed, without a comment that is set off by white space (the SDKs' rule), continuation
/// lines joined with "\n" as the SDKs do. The value may be secret: it is a view of the document's
/// text, or of the Section's own memory if it has continuation lines.
struct Property {
  std::string key;
  std::string_view value;
  std::string_view where;  ///< its line in the document's text, for Document::line_number
};

/// The properties of all sections of one name, merged, the last of a key winning (the SDKs' rule).
/// Good as long as the document's text is; copies share what was read.
class Section {
 public:
  /// nullopt when the section has no such property, or an empty one.
  std::optional<std::string_view> get(std::string_view lower_case_key) const;
  /// All that stands behind the property's sign on its own line: to Python's readers what we take
  /// for a comment is a part of the value. Empty when nothing stands there.
  std::string_view uncut(std::string_view lower_case_key) const;
  const std::vector<Property>& properties() const { return content_->properties; }
  /// Its first header and what follows it.
  std::string_view where() const { return content_->where; }

 private:
  friend class SectionReader;
  struct Content {
    std::vector<Property> properties = {};
    std::deque<Secret> joined = {};  ///< values with continuation lines
    std::string_view where = {};
  };
  explicit Section(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

  std::shared_ptr<const Content> content_;
};

/// Thrown by a document that is an excerpt: the whole file has to be looked at.
struct BeyondExcerpt {};

/// Something wrong in a part of the file that is not ours, for a warning.
struct Fault {
  std::size_t line;
  std::string what;  ///< "section [x] stands on line 3 already", "no '=' or ':'"
  std::string_view hint = "the AWS CLI refuses the whole file for it";
};

/// A credentials file as it is, byte for byte. Making one finds the headers by a plain scan, and
/// only sections that are asked for are parsed, so its cost is that of reading the bytes once; it
/// never fails on what stands in somebody else's section, as long as it is text. Whoever asks about
/// a few sections has their headers searched; whoever asks about more pays once for an index, from
/// where on a question costs the same however large the file is: together they are linear. (Not to
/// be asked by two threads at once.)
///
/// Reads what the SDKs read and, beyond that, what aws-mfa read: an indented first key,
/// `key: value`, names with spaces, CRLF, a BOM. A section has the name that the AWS CLI finds it
/// under (header_name): `[ x ]` and `["x"]` are not `[x]`, though other readers take them for it.
class Document {
 public:
  /// `text` outlives the document. `path` is for messages only. Throws Error (file_unusable; action
  /// "read", object the path) for UTF-16 and whatever else encoding_flaw() names: nobody reads or
  /// edits such a file, whichever verb it is for.
  Document(std::string_view text, std::string path);

  /// The sections that the excerpt covers, of a large file that is not in memory. Whatever is asked
  /// beyond them throws BeyondExcerpt. The excerpt outlives it.
  Document(const Excerpt& excerpt, std::string path);

  std::string_view text() const {
    require_all();
    return text_;
  }
  const std::string& path() const { return path_; }

  /// Every name once, in the order of the file.
  std::vector<std::string> section_names() const;
  bool has(std::string_view section) const;

  /// nullopt when there is no such section. Throws Error (file_unusable; action "read", object the
  /// path, cause `line 12: ...`; aws_mfa's words "There was a problem reading or parsing your
  /// credentials file: PATH" are not used, since they help nobody) when a line of the section is
  /// malformed.
  std::optional<Section> section(std::string_view name) const;

  /// All that is wrong anywhere, in the order of the file (the whole of it is parsed for this): for
  /// warnings on a rewrite.
  std::vector<Fault> faults() const;

  /// Those in the lines of one section, and of its headers beyond the first. Costs little where
  /// there are none.
  std::vector<Fault> faults_of(std::string_view section) const;

  /// What stands before the first header, a BOM left out.
  std::string_view preamble() const;
  const std::vector<Block>& blocks() const {
    require_all();
    return *blocks_;
  }
  std::vector<Block> blocks_of(std::string_view section) const;

  /// The sections that readers other than Python's, or people, take for this one (is_near_twin), in
  /// the order of the file.
  std::vector<Block> near_twins_of(std::string_view section) const;

  /// The text from a header of that section on which only Python finds, behind a lone carriage
  /// return; nullopt when there is none.
  std::optional<std::string_view> hidden_header_of(std::string_view section) const;

  /// The number of the line on which a part of the text begins.
  std::size_t line_number(std::string_view part) const;

 private:
  /// Where a stretch of the text may have headers.
  enum class Headers { in_first_column, indented_too };
  static void add_blocks_of(std::string_view stretch, Headers headers, std::vector<Block>& blocks);
  std::vector<Fault> faults_of_encoding() const;
  void require(std::string_view section) const;
  void require_all() const;
  void check_hides_no_header(const Block& block) const;
  std::optional<Section> read_section(std::string_view name) const;
  /// nullptr for the first questions.
  const DocumentIndex* index() const;

  std::string_view text_;
  std::string path_;
  std::shared_ptr<const std::vector<Block>> blocks_;  ///< which copies have in common
  const Excerpt* excerpt_ = nullptr;
  mutable std::deque<std::pair<std::string_view, Section>> read_ = {};  ///< the last ones
  mutable int questions_ = 0;
  mutable std::shared_ptr<const DocumentIndex> index_ = {};
};

/// A section of the credentials file; nullopt when there is none, or none that can be read.
std::optional<Section> readable_section(const Document& document, std::string_view name);

}  // namespace stsmfa::credentials
