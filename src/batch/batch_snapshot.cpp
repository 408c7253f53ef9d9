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

BatchLook look_at(const profile::Context& context, const cli::Options& options,
                  const os::FileContent& content) {
  const credentials::Document document =
      credentials::indexed({content.bytes.reveal(), context.files.credentials_path()});
  const profile::ProfileFiles files(document, context.files.config);
  BatchLook look{make_batch(options, context.environment, files, now()), {}};
  for (const Target& target : look.batch.targets) {
    const auto section = credentials::readable_section(document, target.plan.names.short_term);
    const auto token = section ? section->get("aws_session_token") : std::nullopt;
    look.session_tokens.emplace(target.plan.names.short_term, Secret(token.value_or("")));
  }
  return look;
}

BatchLook look_again(const profile::Context& context, const cli::Options& options) {
  const auto content = os::read_file(context.files.credentials_path());
  if (content) return look_at(context, options, *content);
  throw Error{.status = ExitStatus::file_unusable,
              .action = "read",
              .object = context.files.credentials_path(),
              .cause = "the file has gone"};
}

bool is_work(const Target& target) {
  return target.way != Way::fresh && target.way != Way::impossible;
}

bool has_work(const Batch& batch) { return std::ranges::any_of(batch.targets, is_work); }

bool is_done_since(const profile::Context& context, const BatchLook& first) {
  cli::Options options = context.options;
  options.force = false;
  const BatchLook later = look_again(context, options);
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
