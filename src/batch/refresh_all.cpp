#include "batch/refresh_all.h"

#include "app/files.h"
#include "app/session_lock.h"
#include "app/sts_client.h"
#include "base/error.h"
#include "batch/batch_run.h"
#include "batch/make_batch.h"
#include "os/atomic_file.h"
#include "os/process.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace stsmfa::batch {

namespace {

/// What a batch looks like in one state of the file, whose text, other people's keys in it, is not
/// kept.
struct BatchLook {
  Batch batch;
  std::map<std::string, Secret> session_tokens;  ///< of the targets' sections, as stored
};

BatchLook look_at(const app::Viewer& viewer, const app::Options& options,
                  const os::FileContent& content) {
  const credentials::Document document =
      credentials::indexed({content.bytes.reveal(), viewer.credentials_path});
  const app::ProfileFiles files(document, viewer.config.profiles, viewer.config.path);
  BatchLook look{make_batch(options, viewer.environment, files, now()), {}};
  for (const Target& target : look.batch.targets) {
    const auto section = app::readable_section(document, target.plan.names.short_term);
    const auto token = section ? section->get("aws_session_token") : std::nullopt;
    look.session_tokens.emplace(target.plan.names.short_term, Secret(token.value_or("")));
  }
  return look;
}

BatchLook look_again(const app::Viewer& viewer, const app::Options& options) {
  const auto content = os::read_file(viewer.credentials_path);
  if (content) return look_at(viewer, options, *content);
  throw Error{.status = ExitStatus::file_unusable,
              .action = "read",
              .object = viewer.credentials_path,
              .cause = "the file has gone"};
}

bool is_work(const Target& target) {
  return target.way != Way::fresh && target.way != Way::impossible;
}

bool has_work(const Batch& batch) { return std::ranges::any_of(batch.targets, is_work); }

/// Whether somebody has done our work since the first look, even `--force`'s.
bool is_done_since(const app::Viewer& viewer, const BatchLook& first) {
  app::Options options = viewer.options;
  options.force = false;
  const BatchLook later = look_again(viewer, options);
  if (has_work(later.batch)) return false;
  return std::ranges::all_of(first.batch.targets, [&](const Target& target) {
    const std::string& section = target.plan.names.short_term;
    const auto before = first.session_tokens.find(section);
    const auto after = later.session_tokens.find(section);
    return !is_work(target) || (after != later.session_tokens.end() &&
                                before->second.reveal() != after->second.reveal());
  });
}

std::vector<Row> rows_of(const Batch& batch) {
  std::vector<Row> rows;
  const Time time = now();
  for (const Target& target : batch.targets) {
    Row row{.name = target.profiles.front(), .words = "waiting"};
    if (target.way == Way::fresh) row.state = State::fresh;
    if (target.way == Way::own_code) row.words = "waiting for a code of its own";
    if (target.expiration && *target.expiration > time) {
      row.expiration = target.expiration;
      row.left = *target.expiration - time;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// What a person should know before a code is typed, each thing once.
void say_what_is_unusual(const app::Viewer& viewer, const Batch& batch, const app::Report& report) {
  std::set<std::pair<std::string, std::string>> said;
  const auto say = [&](const app::Destination& destination) {
    for (const auto& [topic, text] : destination.notices) {
      if (said.emplace(topic, text).second) report.notice(topic, text);
    }
  };
  for (const Group& group : batch.groups) {
    if (needs_session(batch, group)) say(group.destination);
  }
  for (const Target& target : batch.targets) {
    if (is_work(target)) say(target.destination);
  }
  if (!viewer.config.fault.empty()) report.notice("config", viewer.config.fault);
  if (viewer.environment.get("AWS_ACCESS_KEY_ID")) {
    report.notice("environment",
                  "AWS_ACCESS_KEY_ID is set: AWS tools use it instead of the profiles");
  }
}

ExitStatus conclude(Progress& progress, const Ledger& ledger, const app::Report& report) {
  progress.finish();
  for (const Failure& failure : ledger.warnings()) {
    report.warning(failure.profile + ": the renewal failed, the session that is left is used: " +
                   app::one_line(failure.reason));
  }
  report.info(in_all(progress.rows()));
  say_failures(ledger.failures(), report);
  return worst_of(ledger.failures());
}

/// The devices that the run may ask for.
std::vector<std::string> devices_of(const Batch& batch) {
  std::vector<std::string> devices;
  const auto add = [&](const app::Plan& plan) {
    if (plan.device) devices.push_back(plan.device->value);
  };
  for (const Group& group : batch.groups) {
    if (needs_session(batch, group)) add(group.plan);
  }
  for (const Target& target : batch.targets) {
    if (target.way == Way::own_code) add(target.plan);
  }
  return devices;
}

/// What other starters of the same are told of this one: those who do the same end as it does.
std::string name_of(const app::Options& options) {
  std::string name = options.renew ? "--renew" : "--all";
  for (const std::string& pattern : options.patterns) {
    name += " " + pattern;
  }
  return name;
}

std::vector<std::string> ca_bundles_of(const Batch& batch) {
  std::set<std::string> bundles;
  for (const Group& group : batch.groups) {
    bundles.insert(group.destination.ca_bundle);
  }
  for (const Target& target : batch.targets) {
    bundles.insert(target.destination.ca_bundle);
  }
  return {bundles.begin(), bundles.end()};
}

}  // namespace

}  // namespace stsmfa::batch
