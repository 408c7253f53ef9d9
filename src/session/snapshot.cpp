#include "session/snapshot.h"

#include "base/error.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/section_names.h"
#include "session/freshness.h"

namespace stsmfa::session {

namespace {

/// The session token of the short-term section: every renewal changes it.
std::string_view token_of(const Snapshot& snapshot) {
  const auto section = snapshot.document.section(snapshot.plan.names.short_term);
  return section ? section->get("aws_session_token").value_or("") : "";
}

}  // namespace

Assessment assess(const profile::Context& context, const credentials::Document& document, Time now,
                  const OnNames& on_names) {
  const profile::ProfileFiles files(document, context.files.config);
  const profile::SectionNames names = profile::name_sections(context, files);
  // A profile with a role may turn out to be served by another one's section.
  const bool known = names.kind != profile::ProfileKind::role;
  if (on_names && known) on_names(names, document);
  auto [profile, plan] = profile::plan_profile(names, context, files);
  if (on_names && !known) on_names(plan.names, document);
  Decision decision =
      decide(document.section(plan.names.short_term), wanted(plan, context.options), now);
  return {std::move(profile), std::move(plan), std::move(decision)};
}

Snapshot take_snapshot(const profile::Context& context, os::FileContent content, Time now,
                       const OnNames& on_names) {
  credentials::Document document(content.bytes.reveal(), context.files.credentials_path());
  auto [profile, plan, decision] = assess(context, document, now, on_names);
  return {std::move(content), std::move(document), std::move(profile), std::move(plan),
          std::move(decision)};
}

os::FileContent read_again(const profile::Context& context) {
  auto content = os::read_file(context.files.credentials_path());
  if (content) return std::move(*content);
  throw file_error("read", context.files.credentials_path(), "the file has gone");
}

Snapshot take_another_snapshot(const profile::Context& context, Time now) {
  return take_snapshot(context, read_again(context), now);
}

Stale stale_of(const Snapshot& snapshot) {
  return {snapshot.plan, Secret(token_of(snapshot)), snapshot.decision.usable};
}

bool is_fresh_since(const Stale& stale, const Snapshot& later, const profile::Context& context,
                    Time now) {
  if (stale.session_token.reveal() == token_of(later)) return false;
  Wanted wanted_now = wanted(later.plan, context.options);
  wanted_now.force = false;
  const auto section = later.document.section(later.plan.names.short_term);
  return !decide(section, wanted_now, now).stale;
}

}  // namespace stsmfa::session
