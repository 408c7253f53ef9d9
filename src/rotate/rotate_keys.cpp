#include "rotate/rotate_keys.h"

#include "base/error.h"
#include "cli/repeat.h"
#include "cli/words.h"
#include "credentials/document.h"
#include "os/file.h"
#include "profile/files.h"
#include "rotate/course.h"
#include "rotate/discard.h"
#include "rotate/edits.h"
#include "rotate/guard.h"
#include "rotate/make_key.h"
#include "rotate/second_key.h"
#include "rotate/settle.h"
#include "setup/pair.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace stsmfa::rotate {

namespace {

using setup::Person;

/// `[login-long-term]`: those that get the pair; the others are about sessions or lose theirs.
std::vector<std::string> sections_with_pair(const std::vector<credentials::Edit>& edits) {
  std::vector<std::string> sections;
  for (const credentials::Edit& edit : edits) {
    if (edit.retired) sections.push_back("[" + edit.section + "]");
  }
  return sections;
}

Error not_settled(const profile::Keys& made, const Rotation& rotation, const std::string& why) {
  const Subject& subject = rotation.subject;
  const std::string again = cli::rotate_command(subject.profile);
  return unreached_error(
      "new key " + made.access_key_id,
      "AWS does not know it for certain after a minute, and both pairs stay: " + why,
      again + " goes on; " + again + " --discard " + made.access_key_id + " gives it up");
}

/// The new pair, and whose it is.
struct NewPair {
  profile::Keys keys;
  std::string arn;
};

std::string old_key_stays(const Subject& subject) {
  return subject.old.access_key_id + " stays active until " +
         cli::rotate_command(subject.profile, "--deactivate");
}

/// What AWS tools read from now on has to work, not what was meant to be written.
void check_written(const NewPair& made, const Rotation& rotation, const Aws& aws) {
  const std::string& section = rotation.subject.old.section;
  const auto content = os::read_file(rotation.path);
  const credentials::Document document(content ? content->bytes.reveal() : "", rotation.path);
  const auto written = document.section(section);
  const profile::Keys keys = written ? setup::pair_in(*written) : profile::Keys();
  if (!setup::are_same_pair(keys, made.keys)) {
    throw file_error("read", rotation.path,
                     "[" + section + "] has been changed meanwhile: the old key stays as it is");
  }
  try {
    if (aws.identify(keys) == made.arn) return;
  } catch (const Error& error) {
    Error late = error;
    late.hint = old_key_stays(rotation.subject);
    throw Error(std::move(late));
  }
  throw unreached_error("new key " + made.keys.access_key_id, "AWS says that it is somebody else's",
                        old_key_stays(rotation.subject));
}

/// Those that wait in the pending section, or new ones.
profile::Keys new_keys(const Rotation& rotation, const Iam& iam, cli::Report& report) {
  const auto& pending = rotation.subject.pending;
  if (!pending) return make_key(rotation.subject, rotation.path, iam, report);
  report.notice("rotate",
                "goes on with " + pending->access_key_id + ", which an earlier run has made");
  return *pending;
}

/// Nothing of a switch was written, since others have written meanwhile. What they replaced may
/// have been the one copy of the new pair.
Error not_switched(const Error& reason, const profile::Keys& made, const Rotation& rotation) {
  Error error = reason;
  if (is_in_file(made, rotation.path)) return error;
  error.hint = "nobody has the secret of " + made.access_key_id + " any more: " +
               cli::rotate_command(rotation.subject.profile, "--discard " + made.access_key_id) +
               " deletes it";
  return error;
}

/// From a pair in the pending section to the end.
void go_on(const NewPair& made, const Rotation& rotation, const Aws& aws, cli::Report& report) {
  const Subject& subject = rotation.subject;
  report.notice("rotate", "waiting until AWS knows " + made.keys.access_key_id + " everywhere");
  const std::string why = why_not_settled(made.keys, made.arn, aws);
  if (!why.empty()) throw not_settled(made.keys, rotation, why);
  std::vector<std::string> sections;
  const auto edits = [&](const credentials::Document& document) {
    std::vector<credentials::Edit> all = edits_to_switch(document, subject, made.keys);
    sections = sections_with_pair(all);
    return all;
  };
  try {
    profile::write_edits(rotation.path, edits, report);
  } catch (const Error& error) {
    throw Error(not_switched(error, made.keys, rotation));
  }
  report.notice("rotate", made.keys.access_key_id + " is in " + cli::enumerate(sections) +
                              " in place of " + subject.old.access_key_id);
  check_written(made, rotation, aws);
}

/// A pending pair whose old key somebody has switched off meanwhile: IAM is not needed, nor could
/// it be asked.
bool goes_on_without_old(const Rotation& rotation, const Aws& aws, cli::Report& report) {
  const Subject& subject = rotation.subject;
  if (!subject.pending || rotation.discarded) return false;
  try {
    aws.identify(subject.old);
    return false;
  } catch (const Error& error) {
    if (error.status != ExitStatus::refused) throw;
    report.notice("rotate", "AWS does not take " + subject.old.access_key_id +
                                " any more: " + one_line(error));
  }
  go_on({*subject.pending, aws.identify(*subject.pending)}, rotation, aws, report);
  return true;
}

/// IAM says of another user's key only that there is none, and the section may be its one copy.
void check_not_somebody_elses(const Rotation& rotation, const std::string& arn, const Aws& aws) {
  const auto& pending = rotation.subject.pending;
  if (!pending || pending->access_key_id != *rotation.discarded) return;
  std::string owner = arn;
  try {
    owner = aws.identify(*pending);
  } catch (const Error& error) {
    if (error.status != ExitStatus::refused) throw;  // too new, or dead
  }
  if (owner == arn) return;
  throw plan_error(pending->access_key_id, "is a key of " + owner + ", and stays",
                   "stsmfa setup takes it for a profile of its own");
}

/// There is a second key, and so no room for a new one.
void end_earlier(const Course& course, const Rotation& rotation, const Iam& iam,
                 const Person& person) {
  check_stands_nowhere(course.other->id, rotation);
  const SecondKey keys{*course.mine, *course.other, rotation.subject.profile};
  if (course.kind == Course::Kind::newer_left) throw newer_key(keys, iam);
  rotation.is_over();
  retire_older(keys, rotation.retirement, iam, person);
}

}  // namespace

void rotate_keys(const Rotation& rotation, const Aws& aws, const Person& person,
                 cli::Report& report) {
  const Subject& subject = rotation.subject;
  if (goes_on_without_old(rotation, aws, report)) return;
  const std::string arn = aws.identify(subject.old);
  const std::string user = user_of(subject, arn);
  if (!subject.pending && !rotation.discarded) check_can_be_written(subject, rotation.path);
  if (rotation.discarded) {
    check_is_another_key(*rotation.discarded, subject);
    check_stands_nowhere(*rotation.discarded, rotation);
  }
  const Iam iam = aws.open_iam(user);
  if (rotation.discarded) {
    check_not_somebody_elses(rotation, arn, aws);
    return discard({*rotation.discarded, rotation.path}, subject,
                   leaving(subject.old, iam, rotation), report);
  }
  const Course course = find_course(subject, iam.list_keys());
  if (course.other) {
    return end_earlier(course, rotation, leaving(subject.old, iam, rotation), person);
  }
  const NewPair made{new_keys(rotation, sparing_held_keys(iam, rotation), report), arn};
  go_on(made, rotation, aws, report);
  aws.sign_with(made.keys);
  rotation.is_over();
  retire({subject.old.access_key_id, subject.profile}, rotation.retirement,
         leaving(made.keys, iam, rotation), person);
}

}  // namespace stsmfa::rotate
