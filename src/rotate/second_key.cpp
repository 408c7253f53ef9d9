#include "rotate/second_key.h"

#include "cli/words.h"
#include "rotate/key_words.h"

#include <string>

namespace stsmfa::rotate {

namespace {

Error second_key(const client::AccessKey& key, const client::KeyUse& use, std::string hint) {
  return plan_error(key.id,
                    "is a second key of the user, " + words_on_key(key, use) +
                        ". IAM allows two keys, so no new one can be made",
                    std::move(hint));
}

std::string command(const Subject& subject, const std::string& rest) {
  return "stsmfa rotate " + cli::shell_word(subject.profile) + rest;
}

bool is_used_since(const client::KeyUse& use, Time time) { return use.when && *use.when > time; }

std::string how_to_free(const client::AccessKey& mine, const client::KeyUse& use,
                        const Subject& subject) {
  if (is_used_since(use, mine.created)) {
    return "somebody has used it since " + mine.id +
           " was made: when nobody needs it any more, delete it in the IAM console";
  }
  return command(subject, " --delete") + " deletes it, if it was replaced by " + mine.id;
}

}  // namespace

void retire_older(const Course& course, const Subject& subject, Retirement how, const Iam& iam,
                  const setup::Person& person) {
  const client::AccessKey& mine = *course.mine;
  const client::AccessKey& other = *course.other;
  const client::KeyUse use = iam.last_use(other.id);
  const bool is_told = how == Retirement::deactivate || how == Retirement::remove;
  const bool may_go = how == Retirement::ask || (is_told && !is_used_since(use, mine.created));
  if (!may_go) throw second_key(other, use, how_to_free(mine, use, subject));
  person.tell("rotate", other.id + " is a second key of the user, " + words_on_key(other, use) +
                            "; " + mine.id + ", made on " + day_of(mine.created) + ", stays");
  retire({other.id, subject.profile}, how, iam, person);
}

Error newer_key(const Course& course, const Subject& subject, const Iam& iam) {
  const client::AccessKey& other = *course.other;
  const client::KeyUse use = iam.last_use(other.id);
  return second_key(other, use,
                    use.when ? "stsmfa setup " + cli::shell_word(subject.profile) +
                                   " takes it for the file; delete the key that nobody needs in "
                                   "the IAM console"
                             : "if a rotation made it in vain, " +
                                   command(subject, " --discard " + other.id) + " deletes it");
}

}  // namespace stsmfa::rotate
