#include "verb/clear.h"

#include "base/error.h"
#include "base/shell_word.h"
#include "cli/words.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/objections.h"
#include "os/file.h"
#include "os/leftovers.h"
#include "profile/context.h"
#include "profile/files.h"
#include "profile/kept_section.h"
#include "profile/plan_profile.h"
#include "profile/profile.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "profile/suggestion.h"
#include "session/kept_session.h"
#include "session/shared_session.h"
#include "verb/stored_sessions.h"

#include <algorithm>

namespace stsmfa::verb {

namespace {

/// The sections in which the profile's session may stand, the likeliest first: the one that was
/// named, if a section was; the one that `refresh` would write; `[P-mfa]`; `[P]`.
std::vector<std::string> candidates(const profile::Context& context,
                                    const profile::ProfileFiles& files) {
  const cli::Options& options = context.options;
  if (cli::is_given(options.section)) return {*options.section};
  const profile::SectionNames names = profile::name_sections(context, files);
  if (cli::is_given(options.short_term_suffix)) return {names.short_term};
  const std::string beside = profile::kept_section_of(names.profile);
  const std::string wanted = profile::wanted_profile(options, context.environment);
  if (wanted == beside) return {beside, names.profile};
  return {names.short_term, beside, names.profile};
}

/// What the user has named, a section's suffix included.
std::string named(const profile::Context& context) {
  const auto& section = context.options.section;
  if (cli::is_given(section)) return *section;
  return profile::wanted_profile(context.options, context.environment);
}

void check_profile(const profile::Context& context, const profile::ProfileFiles& files) {
  const cli::Options& options = context.options;
  if (options.all || cli::is_given(options.section)) return;
  const profile::SectionNames names = profile::name_sections(context, files);
  std::vector<std::string> sections = candidates(context, files);
  sections.push_back(names.long_term);
  sections.push_back(named(context));
  const auto is_there = [&](const std::string& name) {
    return files.document().has(name) || files.config().profiles.contains(name);
  };
  if (std::ranges::any_of(sections, is_there)) return;
  Error error{.action = "clear", .cause = "no profile " + named(context) + " in either file"};
  const bool is_any_there = !profile::profiles_with_sessions(files, names.long_term_suffix).empty();
  if (is_any_there) error.hint = profile::how_to_name(names, files);
  throw Error(std::move(error));
}

std::string no_session(const profile::Context& context, const profile::ProfileFiles& files) {
  if (context.options.all) return "there is no session to clear in " + files.document().path();
  constexpr std::size_t few = 3;
  std::vector<std::string> sections;
  for (const StoredSession& session : find_sessions(files.document())) {
    sections.push_back("[" + session.section + "]");
  }
  std::string none = "[" + candidates(context, files).front() + "] has no session";
  if (sections.empty() || sections.size() > few) return none;
  return none + "; " + cli::enumerate(sections) + (sections.size() == 1 ? " has one" : " have one");
}

std::vector<StoredSession> find(const profile::Context& context,
                                const profile::ProfileFiles& files) {
  if (context.options.all) return find_sessions(files.document());
  const std::vector<std::string> sections = candidates(context, files);
  auto session = find_session(files.document(), sections);
  if (!session) return find_sessions_from(files.document(), sections);
  std::vector<StoredSession> sessions = find_sessions_from(files.document(), {session->section});
  sessions.insert(sessions.begin(), *std::move(session));
  return sessions;
}

/// Sessions in `[X-mfa]` are removed with what was copied for them.
void complete_removals(std::vector<StoredSession>& sessions, const profile::ProfileFiles& files) {
  for (StoredSession& session : sessions) {
    if (session.kind == StoredSession::Kind::remains) continue;
    if (profile::owner_of_kept(session.section).empty()) continue;
    const auto section = credentials::readable_section(files.document(), session.section);
    session.removal = session::removal_of_session_beside(session.section, *section, files);
  }
}

/// The sections of valid shared sessions from which the profile's can be had again once it is
/// cleared. None for a profile that cannot be planned and so has no way to them.
std::vector<std::string> shared_sections_left(const profile::Context& context,
                                              const profile::ProfileFiles& files,
                                              const std::vector<StoredSession>& cleared) {
  const cli::Options& options = context.options;
  const bool of_no_profile = options.section && !options.profile;
  if (options.all || of_no_profile) return {};
  std::vector<std::string> sections;
  try {
    const profile::SectionNames names = profile::name_sections(context, files);
    const profile::Keys keys = profile::plan_profile(names, context, files).plan.keys;
    if (keys.session_token.empty()) {
      sections = session::valid_shared_sections(keys, options, files, now());
    }
  } catch (const Error&) {
    return {};
  }
  std::erase_if(sections, [&](const std::string& section) {
    return std::ranges::find(cleared, section, &StoredSession::section) != cleared.end();
  });
  return sections;
}

/// What one run does, and what it has to say.
struct Clearance {
  std::vector<StoredSession> sessions = {};
  std::string without_session = {};               ///< said where there are none
  std::vector<std::string> shared_sections = {};  ///< of sessions that stay and give new ones
  std::vector<Error> refused = {};                ///< with --all, why others have to stay

  std::vector<credentials::Edit> removals() const {
    std::vector<credentials::Edit> edits;
    edits.reserve(sessions.size());
    for (const StoredSession& session : sessions) {
      edits.push_back(session.removal);
    }
    return edits;
  }
};

/// One that cannot be removed is no reason for the others to stay.
void leave_out_refused(Clearance& clearance, const credentials::Document& document) {
  std::vector<StoredSession>& sessions = clearance.sessions;
  const auto edit_at = [&](std::size_t i) { return sessions[i].removal; };
  const auto objections = credentials::objections_to(sessions.size(), edit_at, document);
  std::vector<StoredSession> others;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    if (!objections.contains(i)) others.push_back(std::move(sessions[i]));
  }
  clearance.refused.clear();
  for (const auto& [i, error] : objections) {
    clearance.refused.push_back(error);
  }
  sessions = std::move(others);
}

void refuse_both(const cli::Options& options) {
  if (!options.all || (!options.profile && !options.section)) return;
  throw usage_error("--all", "clears every session: no profile or section can be named with it");
}

constexpr std::string_view remains_removed =
    "what remained of an old session is removed; its long-term keys stay";

void say_removed(const StoredSession& session, const std::string& path, cli::Report& report) {
  const std::string topic = "[" + session.section + "]";
  if (session.kind == StoredSession::Kind::remains) return report.notice(topic, remains_removed);
  report.notice(topic, words_on_removal(session) + " from " + path);
  const std::string until = honoured_until(session, now());
  if (until.empty()) return;
  report.notice(topic, "AWS still accepts it " + until);
  report.notice(topic, "to revoke it: " + how_to_revoke(session));
}

/// A line for each, and how to revoke them once for each kind.
void say_all_removed(const std::vector<StoredSession>& sessions, const std::string& path,
                     cli::Report& report) {
  std::vector<std::string> ways;
  for (const StoredSession& session : sessions) {
    if (session.kind == StoredSession::Kind::remains) {
      report.notice("[" + session.section + "]", remains_removed);
      continue;
    }
    const std::string until = honoured_until(session, now());
    report.notice(
        "[" + session.section + "]",
        words_on_removal(session) + (until.empty() ? "" : "; AWS still accepts it " + until));
    std::string way = how_to_revoke_all_like(session);
    const bool is_new = std::ranges::find(ways, way) == ways.end();
    if (!until.empty() && is_new) ways.push_back(std::move(way));
  }
  report.notice("clear", std::to_string(sessions.size()) + " sessions are removed from " + path);
  for (const std::string& way : ways) {
    report.notice("to revoke them", way);
  }
}

void say(const Clearance& clearance, const std::string& path, cli::Report& report) {
  if (clearance.sessions.size() > 1) {
    say_all_removed(clearance.sessions, path, report);
  } else {
    for (const StoredSession& session : clearance.sessions) {
      say_removed(session, path, report);
    }
  }
  if (clearance.sessions.empty() && clearance.refused.empty()) {
    report.notice("clear", clearance.without_session);
  }
  for (const std::string& section : clearance.shared_sections) {
    report.notice("[" + section + "]",
                  "the shared session stays: new sessions can be had from it without a code; "
                  "stsmfa clear " +
                      shell_word(section) + " removes it");
  }
}

}  // namespace

ExitStatus clear(const cli::Options& options, const Environment& environment, cli::Report& report) {
  refuse_both(options);
  const profile::Files files = profile::find_files(options, environment);
  const profile::Context context{options, environment, files};
  const std::string& path = files.credentials_path();
  Clearance clearance;
  const auto edits = [&](const credentials::Document& document) {
    const profile::ProfileFiles merged(document, files.config);
    check_profile(context, merged);
    clearance.sessions = find(context, merged);
    complete_removals(clearance.sessions, merged);
    if (options.all) leave_out_refused(clearance, document);
    if (clearance.sessions.empty()) clearance.without_session = no_session(context, merged);
    clearance.shared_sections = shared_sections_left(context, merged, clearance.sessions);
    return clearance.removals();
  };
  // without the lock first: where there is nothing to do, nothing is made beside the file
  const auto content = os::read_file(path);
  const bool any = !edits({content ? content->bytes.reveal() : "", path}).empty();
  // a killed run's temp file has sessions in it as well, and every write removes it
  const bool is_left =
      content && !os::needless_leftovers(os::resolve(path), content->status.st_uid).empty();
  if (any || is_left) profile::write_edits(path, edits, report);
  say(clearance, path, report);
  for (const Error& error : clearance.refused) {
    report.error(error);
  }
  return clearance.refused.empty() ? ExitStatus::success : clearance.refused.front().status;
}

}  // namespace stsmfa::verb
