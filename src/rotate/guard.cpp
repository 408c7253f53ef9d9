#include "rotate/guard.h"

#include "base/error.h"
#include "cli/words.h"
#include "credentials/document.h"
#include "os/file.h"
#include "session/patiently.h"
#include "setup/pair_edits.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace stsmfa::rotate {

namespace {

/// One that looks before it changes anything.
Iam guarded(Iam iam, const std::function<void(const std::string& id)>& check) {
  const auto checked = [check](std::function<void(const std::string&)> change) {
    return [check, change = std::move(change)](const std::string& id) {
      check(id);
      change(id);
    };
  };
  iam.deactivate_key = checked(std::move(iam.deactivate_key));
  iam.delete_key = checked(std::move(iam.delete_key));
  return iam;
}

void check_is_in_file(const profile::Keys& left, const std::string& path) {
  session::patiently([&] {
    if (is_in_file(left, path)) return;
    throw file_error("read", path,
                     left.access_key_id + " is not in it any more: no other key is touched");
  });
}

}  // namespace

bool is_in_file(const profile::Keys& pair, const std::string& path) {
  const auto content = os::read_file(path);
  const credentials::Document document(content ? content->bytes.reveal() : "", path);
  return !setup::replacement_of(document, pair, pair).empty();
}

void check_stands_nowhere(const std::string& id, const Rotation& rotation) {
  const std::vector<std::string> places = rotation.places(id);
  if (places.empty()) return;
  const std::string own = "[" + rotation.subject.old.section + "]";
  const bool is_back = std::ranges::count(places, own) != 0;
  throw plan_error(id, "stands in " + cli::enumerate(places) + ", and is let alone",
                   is_back ? "an older file was put back meanwhile: the new pair may be gone"
                           : "with the pair of " + own + " in that place too, this key may go");
}

Iam sparing_held_keys(Iam iam, const Rotation& rotation) {
  return guarded(std::move(iam),
                 [&rotation](const std::string& id) { check_stands_nowhere(id, rotation); });
}

Iam leaving(const profile::Keys& left, const Iam& iam, const Rotation& rotation) {
  Iam with_left = guarded(
      iam, [left, path = rotation.path](const std::string&) { check_is_in_file(left, path); });
  return sparing_held_keys(std::move(with_left), rotation);
}

}  // namespace stsmfa::rotate
