#include "batch/announce.h"

#include "batch/batch_snapshot.h"
#include "batch/needed_codes.h"
#include "cli/words.h"
#include "profile/destination.h"
#include "profile/plan.h"
#include "profile/shadows.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace stsmfa::batch {

namespace {

/// As a refresh of one says it; with `--cap` it is what was asked for.
void say_capped(const profile::Context& context, const Batch& batch, cli::Report& report) {
  std::vector<std::string> profiles;
  for (const Target& target : batch.targets) {
    if (is_work(target) && target.plan.capped) profiles.push_back(target.profiles.front());
  }
  if (profiles.empty() || context.options.cap) return;
  report.notice("duration",
                cli::join(profiles, cli::for_a_sentence) +
                    ": 1h, AWS grants no more to a role that is assumed with a session");
}

using Notice = profile::Destination::Notice;

/// What the destinations of all that is to be done have to say, each thing once.
std::vector<Notice> notices_of(const Batch& batch) {
  std::vector<Notice> notices;
  std::set<std::pair<std::string, std::string>> known;
  const auto add = [&](const profile::Destination& destination) {
    for (const Notice& notice : destination.notices) {
      if (known.emplace(notice.topic, notice.text).second) notices.push_back(notice);
    }
  };
  for (const Group& group : batch.groups) {
    if (needs_session(batch, group)) add(group.destination);
  }
  for (const Target& target : batch.targets) {
    if (is_work(target)) add(*target.destination);
  }
  return notices;
}

void say_what_is_unusual(const Announcement& announcement) {
  const auto& [context, batch, lock, report] = announcement;
  profile::Destination all;
  all.notices = notices_of(batch);
  const bool as_before = lock.goes_as_before(profile::ways_in(all.notices));
  profile::say_notices(all, report, {},
                       as_before ? profile::usual_ways(context.options) : profile::Ways::said);
  say_capped(context, batch, report);
  if (!context.files.config.fault.empty()) report.notice("config", context.files.config.fault);
  const std::string_view shadow = profile::find_shadow(context.environment);
  if (!shadow.empty()) {
    report.notice("environment",
                  std::string(shadow) + " is set: AWS tools use it instead of the profiles");
  }
}

/// How many codes a person will be asked for, unless nobody is; one is said with its question.
void say_codes(const profile::Context& context, const Batch& batch, cli::Report& report) {
  const cli::Options& options = context.options;
  const bool is_asked = !options.renew && !profile::brings_code(options) &&
                        !cli::may_not_ask(options, context.environment);
  const auto codes = is_asked ? needed_codes(batch) : std::vector<NeededCode>();
  if (codes.size() > 1) report.info(words_on(codes));
}

}  // namespace

void announce(const Announcement& announcement) {
  say_what_is_unusual(announcement);
  say_codes(announcement.context, announcement.batch, announcement.report);
}

}  // namespace stsmfa::batch
