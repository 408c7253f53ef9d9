#include "rotate/edits.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"
#include "credentials/session.h"
#include "profile/pending_rotation.h"
#include "session/shared_session.h"
#include "setup/pair.h"
#include "setup/pair_edits.h"

#include <iterator>
#include <optional>

namespace stsmfa::rotate {

namespace {

using credentials::Document;
using credentials::Edit;

Error changed_meanwhile(const Document& document, const std::string& section) {
  return file_error("write", document.path(),
                    "[" + section + "] has been changed meanwhile: nothing is written");
}

/// Its name tells whose it is. A session that is over is not worth a section.
std::vector<Edit> edits_to_rename_session(const Document& document, const profile::Keys& old,
                                          const profile::Keys& made) {
  const std::string before = session::own_shared_section_of(old);
  const std::string after = session::own_shared_section_of(made);
  const auto section = credentials::readable_section(document, before);
  const auto session = section ? credentials::session_in(*section) : std::nullopt;
  if (!session || document.has(after)) return {};
  std::vector<Edit> edits = {credentials::removal_of_session(before, *section)};
  edits.push_back({.section = after, .assignments = credentials::assignments_of(*session)});
  return edits;
}

/// Where somebody has taken the section away, the pair that we hold goes on all the same: it would
/// stand nowhere.
std::vector<Edit> edits_to_remove_pending(const Document& document, const std::string& name,
                                          const profile::Keys& made) {
  const auto section = document.section(name);
  if (!section) return {};
  if (setup::are_same_pair(setup::pair_in(*section), made)) return {setup::removal_of_pair(name)};
  throw changed_meanwhile(document, name);
}

/// A pair that no key of AWS's can be mistaken for.
profile::Keys any_pair() {
  return {.access_key_id = "AKIA0000000000000000", .secret_access_key = Secret("any")};
}

}  // namespace

std::vector<Edit> edits_to_keep(const Subject& subject, const profile::Keys& made) {
  Edit edit{.section = profile::pending_section_of(subject.old.access_key_id),
            .required_sections = {{subject.old.section}},
            .must_be_new = true};
  edit.assignments = {{std::string(setup::id_key), Secret(made.access_key_id)},
                      {std::string(setup::secret_key), made.secret_access_key}};
  return {edit};
}

std::vector<Edit> edits_to_switch(const Document& document, const Subject& subject,
                                  const profile::Keys& made) {
  std::vector<Edit> edits = setup::replacement_of(document, subject.old, made);
  if (edits.empty()) throw changed_meanwhile(document, subject.old.section);
  const std::string pending = profile::pending_section_of(subject.old.access_key_id);
  std::ranges::move(edits_to_remove_pending(document, pending, made), std::back_inserter(edits));
  std::ranges::move(edits_to_rename_session(document, subject.old, made),
                    std::back_inserter(edits));
  return edits;
}

void try_edits(const Document& document, const Subject& subject) {
  const profile::Keys made = any_pair();
  const Secret kept = credentials::apply_edits(document, edits_to_keep(subject, made)).joined();
  const Document later(kept.reveal(), document.path());
  const std::vector<Edit> edits = edits_to_switch(later, subject, made);
  credentials::check_edits(later, edits);
  credentials::check_keys_kept(later, edits);
}

}  // namespace stsmfa::rotate
