#include "batch/batch_writer.h"

#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/objections.h"
#include "profile/check_plan.h"
#include "session/abandoned_sessions.h"
#include "session/session_edits.h"

#include <algorithm>

namespace stsmfa::batch {

namespace {

constexpr std::chrono::seconds longest_wait(1);
constexpr std::size_t most_waiting = 400;
/// Fewer than update_file has, which refuses them all at the last one.
constexpr int most_looks = 15;

}  // namespace

void BatchWriter::add(std::size_t target, credentials::Edit edit, Moment now) {
  if (waiting_.empty()) since_ = now;
  waiting_.push_back({target, std::move(edit)});
}

bool BatchWriter::is_due(Moment now) const {
  if (waiting_.empty()) return false;
  return waiting_.size() >= most_waiting || now - since_ >= longest_wait;
}

std::vector<credentials::Edit> BatchWriter::all_edits() const {
  std::vector<credentials::Edit> edits;
  for (const Waiting& waiting : waiting_) {
    edits.push_back(waiting.edit);
  }
  return edits;
}

/// The edits of those that wait and that the document takes; the others are refused.
std::vector<credentials::Edit> BatchWriter::edits_for(const credentials::Document& document,
                                                      std::vector<Refused>& refused) const {
  const auto edit_at = [&](std::size_t i) { return waiting_[i].edit; };
  const auto objections = credentials::objections_to(waiting_.size(), edit_at, document);
  refused.clear();
  std::vector<credentials::Edit> edits;
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    const auto& [target, edit] = waiting_[i];
    if (const auto objection = objections.find(i); objection != objections.end()) {
      refused.push_back({target, edit.section, objection->second});
    } else {
      edits.push_back(edit);
    }
  }
  session::remove_abandoned(edits, profile::ProfileFiles(document, files_.config), now());
  return edits;
}

std::vector<BatchWriter::Refused> BatchWriter::write() {
  std::vector<Refused> refused;
  if (waiting_.empty()) return refused;
  std::ranges::stable_sort(waiting_, {}, &Waiting::target);  // not by whose answer came first
  const auto make_edits = [&, looks = most_looks](const credentials::Document& document) mutable {
    // Nobody is refused whose section is there again in a moment: update_file looks once more.
    const auto lacks = [&](const Waiting& waiting) {
      return credentials::lacks_section(document, waiting.edit);
    };
    const bool looks_again = std::ranges::any_of(waiting_, lacks) && looks-- > 0;
    return looks_again ? all_edits() : edits_for(document, refused);
  };
  try {
    profile::write_edits(files_.credentials_path(), make_edits, report_,
                         faults_said_ ? profile::OtherFaults::unsaid : profile::OtherFaults::said);
  } catch (const Error&) {
    waiting_.clear();  // they have failed: nobody counts on them, or waits for the lock again
    throw;
  }
  faults_said_ = true;
  waiting_.clear();
  return refused;
}

}  // namespace stsmfa::batch
