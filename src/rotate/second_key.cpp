#include "rotate/second_key.h"

#include "base/shell_word.h"
#include "cli/repeat.h"
#include "rotate/key_words.h"

#include <string>

namespace stsmfa::rotate {

namespace {

Error second_key(const client::AccessKey& key, const client::KeyUse& use, std::string hint) {
  return plan_error(key.id,
                    "is a second key of the user, " + words_on_key(key) + "; it " +
                        words_on_use(use) + ". IAM allows two keys, so no new one can be made",
                    std::move(hint));
}

/// An inactive key is nobody's tool any more.
bool may_be_in_use(const SecondKey& keys, const client::KeyUse& use) {
  const bool is_active = keys.other.status == client::AccessKey::Status::active;
  return is_active && use.when && *use.when > keys.mine.created;
}

std::string how_to_free(const SecondKey& keys, const client::KeyUse& use) {
  if (may_be_in_use(keys, use)) {
    return "it was used after " + keys.mine.id + " was made: " + cli::rotate_command(keys.profile) +
           " asks in a terminal, and switches it off when nobody needs it";
  }
  return cli::rotate_command(keys.profile, "--delete") + " deletes it, if it was replaced by " +
         keys.mine.id;
}

}  // namespace

void retire_older(const SecondKey& keys, Retirement how, const Iam& iam,
                  const setup::Person& person) {
  const auto& [mine, other, profile] = keys;
  const client::KeyUse use = iam.last_use(other.id);
  const bool is_told = how == Retirement::deactivate || how == Retirement::remove;
  const bool may_go = how == Retirement::ask || (is_told && !may_be_in_use(keys, use));
  if (!may_go) throw second_key(other, use, how_to_free(keys, use));
  person.tell("rotate", other.id + " is a second key of the user, " + words_on_key(other) +
                            "; IAM allows two keys, so no new one can be made beside " + mine.id +
                            ", made on " + day_of(mine.created) + ", which stays");
  const bool is_active = other.status == client::AccessKey::Status::active;
  const Fate now = is_active ? Fate::active : Fate::inactive;
  const std::string way_later =
      may_be_in_use(keys, use) ? cli::rotate_command(keys.profile) + " asks again" : "";
  const Fate fate = retire({other.id, profile, now, way_later}, how, iam, person);
  if (fate == Fate::active) throw second_key(other, use, {});
  const std::string again = cli::rotate_command(keys.profile);
  if (fate == Fate::deleted) {
    return person.tell("rotate", "there is room for a new key: " + again + " makes it");
  }
  const std::string no_room = "is still there: IAM allows two keys, so no new one was made";
  if (how != Retirement::deactivate) throw plan_error(other.id, no_room);
  person.tell("rotate", other.id + " " + no_room);  // which was not what was asked for
}

Error newer_key(const SecondKey& keys, const Iam& iam) {
  const client::AccessKey& other = keys.other;
  const client::KeyUse use = iam.last_use(other.id);
  return second_key(other, use,
                    use.when ? "stsmfa setup " + shell_word(keys.profile) +
                                   " takes it for the file; delete the key that nobody needs in "
                                   "the IAM console"
                             : "if a rotation made it in vain, " +
                                   cli::rotate_command(keys.profile, "--discard " + other.id) +
                                   " deletes it");
}

}  // namespace stsmfa::rotate
