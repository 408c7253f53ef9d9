#include "batch/batch_writer.h"

#include "app/check_plan.h"
#include "app/files.h"
#include "app/shared_session.h"

#include <algorithm>
#include <utility>

namespace stsmfa::batch {

namespace {

constexpr std::chrono::seconds longest_wait(1);

}  // namespace

void BatchWriter::add(std::size_t target, const app::Plan& plan, credentials::Edit edit,
                      Moment now) {
  if (waiting_.empty()) since_ = now;
  waiting_.push_back({target, plan, std::move(edit)});
}

bool BatchWriter::is_due(Moment now) const {
  return !waiting_.empty() && now - since_ >= longest_wait;
}

std::vector<credentials::Edit> BatchWriter::edits_for(const credentials::Document& document,
                                                      bool one_by_one,
                                                      std::vector<Refused>& refused) const {
  refused.clear();
  std::vector<credentials::Edit> edits;
  for (const auto& [target, plan, edit] : waiting_) {
    try {
      app::check_keeps_keys(plan, document);
      if (one_by_one) credentials::apply_edits(document, {edit});
      edits.push_back(edit);
    } catch (const Error& error) {
      refused.push_back({target, plan.names.short_term, error});
    }
  }
  app::remove_abandoned(edits, document, now());
  return edits;
}

std::vector<BatchWriter::Refused> BatchWriter::write() {
  std::vector<Refused> refused;
  if (waiting_.empty()) return refused;
  std::ranges::stable_sort(waiting_, {}, &Waiting::target);  // not by whose answer came first
  const auto write = [&](bool one_by_one) {
    const auto make_edits = [&](const credentials::Document& document) {
      return edits_for(credentials::indexed(document), one_by_one, refused);
    };
    app::write_edits(path_, make_edits, report_, !faults_said_);
  };
  try {
    write(false);
  } catch (const Error&) {
    // Perhaps the fault is one section's: then the others go without it.
    write(true);
  }
  faults_said_ = true;
  waiting_.clear();
  return refused;
}

}  // namespace stsmfa::batch
