#include "batch/batch_snapshot.h"

#include "batch/make_batch.h"
#include "cli/options.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/files.h"
#include "profile/profile_list.h"
#include "session/snapshot.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace stsmfa::batch {

namespace {

/// Tells one token from another; that of none where the section has none. nullopt without such a
/// section.
std::optional<std::size_t> token_hash(const credentials::Document& document,
                                      const std::string& section) {
  const auto found = credentials::readable_section(document, section);
  if (!found) return std::nullopt;
  return std::hash<std::string_view>()(found->get("aws_session_token").value_or(""));
}

}  // namespace

BatchSnapshot take_batch_snapshot(const profile::Context& context, const os::FileContent& content) {
  const credentials::Document document(content.bytes.reveal(), context.files.credentials_path());
  const profile::ProfileFiles files(document, context.files.config);
  BatchSnapshot snapshot{make_batch(context, files, now()), content.status, {}};
  for (const Target& target : snapshot.batch.targets) {
    const std::string& section = target.plan.names.short_term;
    if (!is_work(target)) continue;
    snapshot.old_tokens.emplace(section, token_hash(document, section));
  }
  return snapshot;
}

BatchSnapshot take_another_batch_snapshot(const profile::Context& context) {
  return take_batch_snapshot(context, session::read_again(context));
}

bool is_work(const Target& target) {
  return target.way != Way::fresh && target.way != Way::impossible;
}

bool has_work(const Batch& batch) { return std::ranges::any_of(batch.targets, is_work); }

bool is_done_since(const profile::Context& context, const BatchSnapshot& first) {
  cli::Options options = context.options;
  options.force = false;
  const os::FileContent content = session::read_again(context);
  if (has_work(take_batch_snapshot(context.with(options), content).batch)) return false;
  const credentials::Document document(content.bytes.reveal(), context.files.credentials_path());
  return std::ranges::all_of(first.old_tokens, [&](const auto& old) {
    const auto token = token_hash(document, old.first);
    return token && token != old.second;
  });
}

}  // namespace stsmfa::batch
