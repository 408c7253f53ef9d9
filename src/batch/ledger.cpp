#include "batch/ledger.h"

#include "base/error.h"
#include "cli/report.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/plan.h"
#include "session/freshness.h"
#include "session/session_edits.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace stsmfa::batch {

namespace {

constexpr std::size_t no_target = std::numeric_limits<std::size_t>::max();

BatchWriter::Moment moment() { return std::chrono::steady_clock::now(); }

/// Those of the targets whose session is over, or does not stand in the file any more.
std::set<std::size_t> ended(const std::set<std::size_t>& targets, const Batch& batch,
                            const std::string& path) try {
  const auto content = os::read_file(path);
  const credentials::Document document(content ? content->bytes.reveal() : "", path);
  std::set<std::size_t> over;
  for (const std::size_t target : targets) {
    const profile::Plan& plan = batch.targets[target].plan;
    const auto section = credentials::readable_section(document, plan.names.short_term);
    const session::Decision decision = session::decide(section, session::wanted(plan, {}), now());
    if (!decision.serves()) over.insert(target);
  }
  return over;
} catch (const Error&) {
  return targets;
}

}  // namespace

Ledger::Ledger(const Batch& batch, Progress& progress, const profile::Files& files,
               cli::Report& report)
    : batch_(batch),
      progress_(progress),
      files_(files),
      writer_(files, report),
      open_(batch.targets.size(), true) {
  for (std::size_t target = 0; target < batch.targets.size(); ++target) {
    const Target& its = batch.targets[target];
    if (its.way == Way::fresh) close(target);
    if (its.way == Way::impossible) failed(target, its.problem ? *its.problem : Error());
  }
}

void Ledger::granted(std::size_t target, const client::Obtained& obtained) {
  const Target& its = batch_.targets[target];
  credentials::Edit edit = session::edit_of(its.plan, obtained.session, its.section);
  // Somebody may have cleared it since, and has been told so.
  if (batch_.only_renews) edit.required_sections.push_back({its.plan.names.short_term});
  writer_.add(target, std::move(edit), moment());
  unwritten_.push_back({target, obtained.session.expiration, obtained.granted});
  close(target);
  write_if_due();
}

void Ledger::granted_to_all(const profile::Plan& plan, const client::Obtained& obtained) {
  writer_.add(no_target, session::edit_of(plan, obtained.session), moment());
}

void Ledger::failed(std::size_t target, const Error& reason) {
  const Target& its = batch_.targets[target];
  close(target);
  reasons_.insert_or_assign(target, reason);
  const Seconds left = its.expiration ? *its.expiration - now() : Seconds(0);
  if (!its.usable || left <= Seconds(0)) return show_failed(target);
  left_.insert(target);
  progress_.still_fresh(target, *its.expiration, left);
}

void Ledger::show_failed(std::size_t target) {
  progress_.set(target, State::failed, short_reason(reasons_.at(target)));
}

void Ledger::settle() {
  if (left_.empty()) return;
  for (const std::size_t target : ended(left_, batch_, files_.credentials_path())) {
    left_.erase(target);
    show_failed(target);
  }
}

void Ledger::reopen(std::size_t target) {
  open_[target] = true;
  reasons_.erase(target);
  left_.erase(target);
  progress_.set(target, State::waiting, "waiting");
}

std::vector<Failure> Ledger::reasons_of(Left left) const {
  std::vector<Failure> failures;
  for (const auto& [target, reason] : reasons_) {
    const bool has_session = left_.contains(target);
    if (has_session != (left == Left::session)) continue;
    failures.push_back({batch_.targets[target].profiles.front(), reason});
  }
  return failures;
}

std::vector<Failure> Ledger::failures() const {
  std::vector<Failure> failures = reasons_of(Left::nothing);
  failures.insert(failures.end(), unkept_.begin(), unkept_.end());
  return failures;
}

void Ledger::calling(std::size_t target, int attempt) {
  progress_.set(target, State::calling,
                attempt == 1 ? "calling" : "calling, attempt " + std::to_string(attempt));
}

void Ledger::write_if_due() {
  if (writer_.is_due(moment())) write();
}

void Ledger::write() {
  std::vector<BatchWriter::Refused> refused;
  try {
    refused = writer_.write();
  } catch (const Error& error) {
    fail_all_that_wait(error);
    throw;
  }
  for (const auto& [target, section, reason] : refused) {
    if (target == no_target) unkept_.push_back({"[" + section + "]", reason});
  }
  std::ranges::stable_sort(unwritten_, {}, &Granted::target);
  for (const auto& [target, expiration, granted] : std::exchange(unwritten_, {})) {
    const auto reason = std::ranges::find(refused, target, &BatchWriter::Refused::target);
    if (reason == refused.end()) {
      progress_.renewed(target, expiration, granted);
    } else {
      failed(target, reason->reason);
    }
  }
}

void Ledger::fail_all_that_wait(const Error& reason) {
  for (const Granted& granted : std::exchange(unwritten_, {})) {
    failed(granted.target, reason);
  }
}

}  // namespace stsmfa::batch
