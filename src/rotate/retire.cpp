#include "rotate/retire.h"

#include "base/error.h"
#include "cli/repeat.h"
#include "os/terminal.h"
#include "rotate/key_words.h"

namespace stsmfa::rotate {

namespace {

using setup::Person;

/// It may be forbidden, and the person may know.
std::string use_of(const std::string& id, const Iam& iam) {
  try {
    return words_on_use(iam.last_use(id));
  } catch (const Error& error) {
    return "may be in use: " + one_line(error);
  }
}

/// No answer is none.
bool agrees(const Person& person, const std::string& question) {
  try {
    return person.ask_yes(question, setup::Default::no);
  } catch (const Error& error) {
    if (error.status != ExitStatus::code_needed) throw;
    return false;
  }
}

void change(const RetiredKey& key, const std::function<void(const std::string&)>& call) {
  try {
    call(key.id);
  } catch (const Error& error) {
    // A file holds it, or has lost the other one: no later will help.
    const bool is_of_file =
        error.status == ExitStatus::plan_impossible || error.status == ExitStatus::file_unusable;
    if (is_of_file) throw;
    Error later = error;
    later.hint = "the keys in the file are good; for the old one, later: " +
                 cli::rotate_command(key.profile, "--delete");
    throw Error(std::move(later));
  }
}

Fate stays_active(const RetiredKey& key, const Person& person) {
  person.tell("rotate",
              key.id + " is still active: " +
                  (key.way_later.empty() ? cli::rotate_command(key.profile, "--deactivate") +
                                               " switches it off, --delete deletes it"
                                         : key.way_later));
  return Fate::active;
}

Fate stays_inactive(const RetiredKey& key, const Person& person) {
  person.tell("rotate", key.id + " is inactive: " + cli::rotate_command(key.profile, "--delete") +
                            " deletes it");
  return Fate::inactive;
}

}  // namespace

Retirement retirement_by(const cli::Options& options, const Environment& environment) {
  if (options.delete_old_key) return Retirement::remove;
  if (options.deactivate) return Retirement::deactivate;
  const bool can_ask = !cli::may_not_ask(options, environment) && os::Terminal::open();
  return can_ask ? Retirement::ask : Retirement::later;
}

namespace {

/// What it is when an answer ends this.
Fate say_left(const RetiredKey& key, Fate fate, const Person& person) {
  return fate == Fate::active ? stays_active(key, person) : stays_inactive(key, person);
}

/// Ctrl-C is an answer too: what is left to be done is said.
bool agrees_or_says(const RetiredKey& key, Fate fate, const std::string& question,
                    const Person& person) {
  try {
    return agrees(person, question);
  } catch (const Interrupted&) {
    say_left(key, fate, person);
    throw;
  }
}

}  // namespace

Fate retire(const RetiredKey& key, Retirement how, const Iam& iam, const Person& person) {
  const bool asks = how == Retirement::ask;
  Fate fate = key.now;
  person.tell("rotate",
              key.id + " " + use_of(key.id, iam) +
                  (asks ? "; another machine, a CI or a container may still have it" : ""));
  if (how == Retirement::later) return say_left(key, fate, person);
  if (fate == Fate::active) {
    if (asks && !agrees_or_says(key, fate, "Deactivate " + key.id + "?", person)) {
      return say_left(key, fate, person);
    }
    change(key, iam.deactivate_key);
    fate = Fate::inactive;
  }
  const std::string question = "Delete " + key.id + " for good, which nobody can undo?";
  const bool goes =
      how == Retirement::remove || (asks && agrees_or_says(key, fate, question, person));
  if (!goes) return say_left(key, fate, person);
  change(key, iam.delete_key);
  person.tell("rotate", key.id + " is deleted");
  return Fate::deleted;
}

}  // namespace stsmfa::rotate
