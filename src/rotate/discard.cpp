#include "rotate/discard.h"

#include "base/error.h"
#include "profile/files.h"
#include "profile/pending_rotation.h"
#include "rotate/key_words.h"
#include "setup/pair.h"
#include "setup/pair_edits.h"
#include "sts/shown_value.h"

#include <algorithm>

namespace stsmfa::rotate {

namespace {

Error refused(const std::string& id, std::string cause) {
  return usage_error("--discard " + sts::shown_value(id), std::move(cause));
}

void check_may_go(const std::string& id, const Subject& subject, const Iam& iam) {
  const std::string& kept = subject.old.access_key_id;
  const std::vector<client::AccessKey> listed = iam.list_keys();
  const auto key = std::ranges::find(listed, id, &client::AccessKey::id);
  const auto mine = std::ranges::find(listed, kept, &client::AccessKey::id);
  if (key == listed.end()) throw refused(id, "is not among the keys that IAM lists");
  if (mine == listed.end() || key->created <= mine->created) {
    throw refused(id, "is not newer than " + kept + ": --delete is for an old key");
  }
  const client::KeyUse use = iam.last_use(id);
  if (use.when) throw refused(id, words_on_use(use) + ": somebody has it");
}

/// The key is dead by now, and its pair may go.
void remove_pending(const Discarded& discarded, const Subject& subject, cli::Report& report) {
  const std::string name = profile::pending_section_of(subject.old.access_key_id);
  const auto removal = [&](const credentials::Document& document) {
    std::vector<credentials::Edit> edits;
    const auto section = document.section(name);
    if (!section || setup::pair_in(*section).access_key_id != discarded.id) return edits;
    edits.push_back(setup::removal_of_pair(name));
    edits.back().retired = setup::retired(setup::pair_in(*section));
    return edits;
  };
  profile::write_edits(discarded.path, removal, report);
}

}  // namespace

void check_is_another_key(const std::string& id, const Subject& subject) {
  if (id != subject.old.access_key_id) return;
  throw refused(id, "is the key that " + subject.old.origin + " holds");
}

void discard(const Discarded& discarded, const Subject& subject, const Iam& iam,
             cli::Report& report) {
  const bool is_pending = subject.pending && subject.pending->access_key_id == discarded.id;
  if (!is_pending) check_may_go(discarded.id, subject, iam);
  iam.delete_key(discarded.id);
  if (is_pending) remove_pending(discarded, subject, report);
  report.notice("rotate", discarded.id + " is deleted; " + subject.old.access_key_id + " stays");
}

}  // namespace stsmfa::rotate
