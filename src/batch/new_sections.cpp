#include "batch/new_sections.h"

#include "cli/words.h"
#include "profile/section_names.h"
#include "profile/shadows.h"

namespace stsmfa::batch {

namespace {

/// Under which names AWS tools find new sessions that do not stand in a section of the profile's
/// own name.
void say_other_names(const Batch& batch, const Progress& progress, cli::Report& report) {
  std::vector<std::string> profiles;
  std::string section;
  for (std::size_t target = 0; target < batch.targets.size(); ++target) {
    const Target& its = batch.targets[target];
    const bool is_other = its.plan.names.kind != profile::ProfileKind::long_term_section;
    if (!is_other || its.section == session::TargetSection::there) continue;
    if (progress.rows()[target].state != State::renewed) continue;
    if (section.empty()) section = its.plan.names.short_term;
    profiles.push_back(its.profiles.front());
  }
  if (profiles.empty()) return;
  const bool one = profiles.size() == 1;
  report.notice("profile", std::string(one ? "the session of " : "the sessions of ") +
                               cli::join(profiles, cli::for_a_sentence) + (one ? " is" : " are") +
                               " in [" + section + (one ? "]" : "] and so on") +
                               ": use --profile " + section);
}

/// Which new sessions AWS tools will not use.
void say_shadows(const Batch& batch, const Progress& progress, cli::Report& report) {
  for (std::size_t target = 0; target < batch.targets.size(); ++target) {
    const Target& its = batch.targets[target];
    if (its.shadows.empty() || progress.rows()[target].state != State::renewed) continue;
    report.notice(its.shadows.front().origin, profile::words_on_shadow(its.plan.names.short_term));
  }
}

}  // namespace

void say_new_sections(const Batch& batch, const Progress& progress, cli::Report& report) {
  say_other_names(batch, progress, report);
  say_shadows(batch, progress, report);
}

}  // namespace stsmfa::batch
