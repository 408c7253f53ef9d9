#include "verb/clear.h"

#include "app/clearing.h"
#include "app/files.h"
#include "app/section_names.h"
#include "credentials/session.h"

namespace stsmfa::verb {

using namespace app;

namespace {

/// The sections in which the profile's session may stand, the likeliest first: the one that was
/// named, if a section was; the one that `refresh` would write; `[P-mfa]`; `[P]`.
std::vector<std::string> candidates(const Options& options, const Environment& environment,
                                    const ProfileFiles& files) {
  const auto is_given = [](const auto& option) { return option && !option->empty(); };
  if (is_given(options.section)) return {*options.section};
  const SectionNames names = name_sections(options, environment, files);
  if (is_given(options.short_term_suffix)) return {names.short_term};
  const std::string beside = names.profile + "-mfa";
  if (wanted_profile(options, environment) == beside) return {beside, names.profile};
  return {names.short_term, beside, names.profile};
}

std::vector<StoredSession> find(const Options& options, const Environment& environment,
                                const ProfileFiles& files) {
  if (options.all) return find_sessions(files.document());
  auto session = find_session(files.document(), candidates(options, environment, files));
  return session ? std::vector{*std::move(session)} : std::vector<StoredSession>();
}

void refuse_both(const Options& options) {
  if (!options.all || (!options.profile && !options.section)) return;
  throw Error{.status = ExitStatus::usage,
              .object = "--all",
              .cause = "clears every session: no profile or section can be named with it"};
}

void say(const std::vector<StoredSession>& sessions, const std::string& path,
         const Report& report) {
  for (const StoredSession& session : sessions) {
    const std::string topic = "[" + session.section + "]";
    report.notice(topic, "its session is removed from " + path);
    for (const std::string& words : words_on_removed(session, now())) {
      report.notice(topic, words);
    }
  }
  if (sessions.empty()) report.notice("clear", "there is no session to clear in " + path);
}

}  // namespace

ExitStatus clear(const Options& options, const Environment& environment, const Report& report) {
  refuse_both(options);
  const FileLocations files = locate_files(options, environment);
  const std::string& path = files.credentials.path;
  const Config config = read_config(files.config.path);
  std::vector<StoredSession> sessions;
  const auto edits = [&](const credentials::Document& document) {
    sessions = find(options, environment, {document, config.profiles, config.path});
    std::vector<credentials::Edit> removals;
    removals.reserve(sessions.size());
    for (const StoredSession& session : sessions) {
      removals.push_back(credentials::removal_of_session(session.section));
    }
    return removals;
  };
  // without the lock first: where there is nothing to do, nothing is made beside the file
  const auto content = os::read_file(path);
  const bool any = content && !edits({content->bytes.reveal(), path}).empty();
  if (any) write_edits(path, edits, report);
  say(sessions, path, report);
  return ExitStatus::success;
}

}  // namespace stsmfa::verb
