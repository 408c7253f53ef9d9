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

BatchSnapshot take_batch_snapshot(const profile::Context& context, const os::FileContent& content) {
  const credentials::Document document(content.bytes.reveal(), context.files.credentials_path());
  const profile::ProfileFiles files(document, context.files.config);
  BatchSnapshot snapshot{make_batch(context, files, now()), content.status, {}};
  for (const Target& target : snapshot.batch.targets) {
    const auto section = credentials::readable_section(document, target.plan.names.short_term);
    const auto token = section ? section->get("aws_session_token") : std::nullopt;
    snapshot.session_tokens.emplace(target.plan.names.short_term, Secret(token.value_or("")));
  }
  return snapshot;
}

BatchSnapshot take_another_batch_snapshot(const profile::Context& context) {
  const auto content = os::read_file(context.files.credentials_path());
  if (content) return take_batch_snapshot(context, *content);
  throw file_error("read", context.files.credentials_path(), "the file has gone");
}

bool is_work(const Target& target) {
  return target.way != Way::fresh && target.way != Way::impossible;
}

bool has_work(const Batch& batch) { return std::ranges::any_of(batch.targets, is_work); }

bool is_done_since(const profile::Context& context, const BatchSnapshot& first) {
  cli::Options options = context.options;
  options.force = false;
  const BatchSnapshot later = take_another_batch_snapshot(context.with(options));
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
