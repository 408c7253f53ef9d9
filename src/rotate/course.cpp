#include "rotate/course.h"

#include "base/error.h"

#include <algorithm>

namespace stsmfa::rotate {

Course find_course(const Subject& subject, const std::vector<client::AccessKey>& listed) {
  if (subject.pending) return {.kind = Course::Kind::resume};
  const std::string& id = subject.old.access_key_id;
  const auto mine = std::ranges::find(listed, id, &client::AccessKey::id);
  if (mine == listed.end()) {
    throw plan_error(subject.old.origin, id + " is not among the keys that IAM lists",
                     "stsmfa setup takes a pair that is");
  }
  const auto is_other = [&](const client::AccessKey& key) { return key.id != id; };
  const auto other = std::ranges::find_if(listed, is_other);
  if (other == listed.end()) return {.kind = Course::Kind::make, .mine = *mine};
  const bool is_newer = other->created > mine->created;
  return {.kind = is_newer ? Course::Kind::newer_left : Course::Kind::older_left,
          .mine = *mine,
          .other = *other};
}

}  // namespace stsmfa::rotate
