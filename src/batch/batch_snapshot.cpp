#include "batch/batch_snapshot.h"

#include "base/error.h"
#include "batch/make_batch.h"
#include "cli/options.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/files.h"
#include "profile/profile_list.h"

#include <algorithm>

namespace stsmfa::batch {

BatchLook look_at(const session::Viewer& viewer, const cli::Options& options,
                  const os::FileContent& content) {
  const credentials::Document document =
      credentials::indexed({content.bytes.reveal(), viewer.credentials_path});
  const profile::ProfileFiles files(document, viewer.config.profiles, viewer.config.path);
  BatchLook look{make_batch(options, viewer.environment, files, now()), {}};
  for (const Target& target : look.batch.targets) {
    const auto section = credentials::readable_section(document, target.plan.names.short_term);
    const auto token = section ? section->get("aws_session_token") : std::nullopt;
    look.session_tokens.emplace(target.plan.names.short_term, Secret(token.value_or("")));
  }
  return look;
}

BatchLook look_again(const session::Viewer& viewer, const cli::Options& options) {
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

bool is_done_since(const session::Viewer& viewer, const BatchLook& first) {
  cli::Options options = viewer.options;
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

}  // namespace stsmfa::batch
