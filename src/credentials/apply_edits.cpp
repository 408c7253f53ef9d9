#include "credentials/apply_edits.h"

#include "base/text.h"
#include "credentials/lines.h"
#include "credentials/refusal.h"
#include "credentials/section_edit.h"
#include "credentials/splice.h"
#include "credentials/writable.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

namespace stsmfa::credentials {

namespace {

std::string title_of(const Edit& edit) { return "section [" + edit.section + "]"; }

Splice new_section(const Document& document, const Edit& edit) {
  const std::size_t end = document.text().size();
  const std::string_view line_end = line_end_above(document.text(), end);
  Secret lines;
  for (const Assignment& assignment : edit.assignments) {
    if (!assignment.value) continue;
    if (lines.empty()) lines.append("[" + edit.section + "]" + std::string(line_end));
    lines.append(property_line(assignment).reveal());
    lines.append(line_end);
  }
  return {end, 0, std::move(lines)};
}

/// A text in which nothing stands below a header is no credentials file, but a key, a JSON or
/// something encrypted: it is not written to.
void check_is_ini(const Document& document) {
  if (!document.blocks().empty()) return;
  for (const Line& line : read_lines(document.text())) {
    if (line.kind == LineKind::blank || line.kind == LineKind::comment) continue;
    throw refusal_at(document, line.text, "no section header: this is no credentials file");
  }
}

/// A session of other keys than those that stand there could be another account's.
void check_is_there(const Document& document, const RequiredSection& required) {
  if (!document.has(required.name)) {
    throw refusal(document, "section [" + required.name + "] is not there any more");
  }
  if (required.access_key_id.empty()) return;
  const auto section = readable_section(document, required.name);
  const auto id = section ? section->get("aws_access_key_id") : std::nullopt;
  if (id && *id != required.access_key_id) {
    throw refusal(document, "section [" + required.name + "] has got another key meanwhile");
  }
}

/// The one section that the edit changes; nullopt when it is to be made.
std::optional<Block> target_of(const Document& document, const Edit& edit) {
  const std::string objection = objection_to(edit);
  if (!objection.empty()) throw refusal(document, objection);
  for (const RequiredSection& required : edit.required_sections) {
    check_is_there(document, required);
  }
  if (const auto header = document.hidden_header_of(edit.section)) {
    throw refusal_at(document, *header, words_on_hidden(edit.section));
  }
  const std::vector<Block> blocks = document.blocks_of(edit.section);
  if (blocks.empty()) return std::nullopt;
  if (blocks.size() > 1) {
    throw refusal_of_second(document, blocks[0].text, blocks[1].text, title_of(edit));
  }
  if (edit.must_be_new) {
    throw refusal_at(document, blocks[0].text, title_of(edit) + " is there already");
  }
  return blocks[0];
}

/// What the edits replace and, after that, what they add.
std::vector<Splice> splices_of(const Document& document, const std::vector<Edit>& edits) {
  std::vector<Splice> changes;
  std::vector<Splice> additions;
  std::set<std::string_view> edited;
  for (const Edit& edit : edits) {
    if (!edited.insert(edit.section).second) {
      throw refusal(document, title_of(edit) + " is edited twice at once");
    }
    if (const auto block = target_of(document, edit)) {
      std::ranges::move(change_section(document, block->text, edit), std::back_inserter(changes));
    } else if (Splice addition = new_section(document, edit); !addition.text.empty()) {
      const std::string objection = objection_to_new_section(edit.section);
      if (!objection.empty()) throw refusal(document, objection);
      check_is_ini(document);
      additions.push_back(std::move(addition));
    }
  }
  // below all changes, also those at the end of the last section
  std::ranges::move(additions, std::back_inserter(changes));
  return changes;
}

}  // namespace

Pieces apply_edits(const Document& document, const std::vector<Edit>& edits) {
  return splice(document.text(), splices_of(document, edits));
}

bool lacks_section(const Document& document, const Edit& edit) {
  return std::ranges::any_of(edit.required_sections, [&](const RequiredSection& required) {
    return !document.has(required.name);
  });
}

void check_edits(const Document& document, const std::vector<Edit>& edits) {
  splices_of(document, edits);
}

}  // namespace stsmfa::credentials
