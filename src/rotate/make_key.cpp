#include "rotate/make_key.h"

#include "base/error.h"
#include "cli/repeat.h"
#include "credentials/document.h"
#include "credentials/update.h"
#include "os/file.h"
#include "os/process.h"
#include "os/signal_block.h"
#include "profile/files.h"
#include "profile/pending_rotation.h"
#include "rotate/edits.h"

namespace stsmfa::rotate {

namespace {

profile::Keys create(const Subject& subject, const Iam& iam) {
  try {
    profile::Keys made = iam.create_key();
    if (made.access_key_id != subject.old.access_key_id) return made;
    throw unreached_error("IAM: new key", "it has the id of the old one");
  } catch (const Error& error) {
    if (error.status != ExitStatus::unreached) throw;
    Error lost = error;
    lost.hint = "there may be a new key now, whose secret nobody knows: " +
                cli::rotate_command(subject.profile) + " finds out";
    throw Error(std::move(lost));
  }
}

/// A secret that is in memory only would be lost with us.
void undo(const profile::Keys& made, const Subject& subject, const Iam& iam, cli::Report& report) {
  try {
    iam.delete_key(made.access_key_id);
    report.notice("rotate", made.access_key_id + " is deleted again: the file did not take it");
  } catch (const Error& error) {
    report.error(error);
    report.notice("rotate",
                  made.access_key_id + " is left: " +
                      cli::rotate_command(subject.profile, "--discard " + made.access_key_id) +
                      " deletes it");
  }
}

}  // namespace

void check_can_be_written(const Subject& subject, const std::string& path) {
  const auto content = os::read_file(path);
  try_edits({content ? content->bytes.reveal() : "", path}, subject);
  credentials::check_place(path);
}

profile::Keys make_key(const Subject& subject, const std::string& path, const Iam& iam,
                       cli::Report& report) {
  check_can_be_written(subject, path);
  const os::SignalBlock block;
  os::throw_if_interrupted();
  profile::Keys made = create(subject, iam);
  try {
    profile::write_edits(path, edits_to_keep(subject, made), report);
  } catch (const Error&) {
    undo(made, subject, iam, report);
    throw;
  }
  report.notice("rotate", "made " + made.access_key_id + ", which is kept in [" +
                              profile::pending_section_of(subject.old.access_key_id) +
                              "] until AWS knows it");
  return made;
}

}  // namespace stsmfa::rotate
