#include "credentials/kept_keys.h"

#include "base/shell_word.h"
#include "base/text.h"
#include "credentials/apply_edits.h"
#include "credentials/key_kind.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <optional>
#include <unordered_set>
#include <utility>

namespace stsmfa::credentials {

namespace {

/// Views of a pair in a text.
struct PairView {
  std::string_view id;
  std::string_view secret;

  bool operator==(const PairView&) const = default;
};

struct HashOfPair {
  std::size_t operator()(const PairView& pair) const {
    const std::hash<std::string_view> hash;
    return hash(pair.id) ^ (hash(pair.secret) << 1U);
  }
};

/// What stands in the section itself. A value that is all comment is none to us, but is one to
/// botocore.
PairView own_pair(const Section& section) {
  const auto secret = section.get("aws_secret_access_key");
  return {access_key_id_in(section), secret ? *secret : section.uncut("aws_secret_access_key")};
}

/// [DEFAULT], where botocore finds what a section lacks.
using Defaults = std::optional<Section>;

Defaults defaults_of(const Document& document) { return readable_section(document, "DEFAULT"); }

/// The pair that botocore reads for a section.
PairView pair_of(const Section& section, const Defaults& defaults) {
  const PairView own = own_pair(section);
  const PairView other = defaults ? own_pair(*defaults) : PairView();
  return {own.id.empty() ? other.id : own.id, own.secret.empty() ? other.secret : own.secret};
}

bool is_empty(const PairView& pair) { return pair.id.empty() && pair.secret.empty(); }

/// Without a secret, an id is no loss; but a whole line of IAM's CSV may stand in its place.
bool is_long_term(const PairView& pair, std::string_view token) {
  if (pair.secret.empty()) return is_long_term_id(pair.id) && !is_exactly_long_term_id(pair.id);
  if (pair.id.empty()) return true;
  const bool is_exchanged = !is_session_id(pair.id) && is_exactly_long_term_id(pair.secret);
  return is_exchanged || kind_of_key(pair.id, token) == KeyKind::long_term;
}

/// The pairs of a text, of any kind: one that stands beside a token is a copy as well.
class Pairs {
 public:
  explicit Pairs(const Document& document) : defaults_(defaults_of(document)) {
    for (const std::string& name : document.section_names()) {
      auto section = readable_section(document, name);
      if (!section || is_empty(own_pair(*section))) continue;
      sections_.push_back(std::move(*section));
      const PairView pair = pair_of(sections_.back(), defaults_);
      pairs_.insert(pair);
      pairs_.insert({{}, pair.secret});  // for a secret that stood without its id
    }
  }

  bool hold(const PairView& pair) const { return pairs_.contains(pair); }

 private:
  Defaults defaults_;
  std::deque<Section> sections_ = {};  ///< what the views are of, with the defaults
  std::unordered_set<PairView, HashOfPair> pairs_ = {};
};

/// An edited section with a long-term pair that the edit does not retire.
struct Endangered {
  std::string id;
  Secret secret;
  std::string name;
};

bool retires(const Edit& edit, const PairView& pair) {
  return edit.retired && edit.retired->access_key_id == pair.id &&
         edit.retired->secret_access_key.reveal() == pair.secret;
}

std::vector<Endangered> endangered(const Document& original, const std::vector<Edit>& edits) {
  const Defaults defaults = defaults_of(original);
  std::vector<Endangered> found;
  for (const Edit& edit : edits) {
    const auto section = readable_section(original, edit.section);
    if (!section || is_empty(own_pair(*section))) continue;
    const PairView pair = pair_of(*section, defaults);
    if (!is_long_term(pair, session_token_in(*section)) || retires(edit, pair)) continue;
    found.push_back({std::string(pair.id), Secret(pair.secret), edit.section});
  }
  return found;
}

std::vector<std::string> lost_of(const std::vector<Endangered>& all, const Pieces& edited) {
  const Secret text = edited.joined();
  const Document document(text.reveal(), "");
  const Pairs pairs(document);
  std::vector<std::string> lost;
  for (const Endangered& one : all) {
    if (!pairs.hold({one.id, one.secret.reveal()})) lost.push_back(one.name);
  }
  return lost;
}

/// Whether `setup` takes the section for a profile with a pair of its own, which it can move.
bool setup_can_move(const std::string& name, const Section& section) {
  constexpr std::string_view shared = "mfa-";
  constexpr std::string_view pending = "stsmfa-rotate-";
  const bool is_profile =
      !name.ends_with("-long-term") && !name.starts_with(pending) &&
      !(name.starts_with(shared) && is_exactly_long_term_id(name.substr(shared.size())));
  const auto id = section.get("aws_access_key_id");
  return is_profile && id && std::ranges::all_of(*id, is_word) &&
         section.get("aws_secret_access_key");
}

std::string how_to_move(const std::string& name, const std::optional<Section>& section) {
  if (section && setup_can_move(name, *section)) {
    return "stsmfa setup " + shell_word(name) + " moves them to [" + name + "-long-term]";
  }
  return "move its keys to a section of another name with an editor";
}

/// Nobody can tell whose it is, nor move it.
bool is_secret_alone(const Document& document, const Section& section) {
  const PairView pair = pair_of(section, defaults_of(document));
  return pair.id.empty() && !pair.secret.empty();
}

Error secret_would_be_lost(const Document& document, const std::string& title) {
  return plan_error(
      object_of(title, document.path()),
      "holds an aws_secret_access_key without its aws_access_key_id",
      "add its aws_access_key_id to " + title + ", or delete the line if nobody needs it any more");
}

enum class Loss { overwritten, removed };

/// An edit that writes nothing into its section only takes things out.
Loss loss_by(const Edit& edit) {
  const bool writes = std::ranges::any_of(
      edit.assignments, [](const Assignment& one) { return one.value.has_value(); });
  return writes ? Loss::overwritten : Loss::removed;
}

Error loss_of(const Document& document, const std::string& name, Loss loss) {
  const auto section = readable_section(document, name);
  const std::string title = "[" + name + "]";
  if (section && is_secret_alone(document, *section)) return secret_would_be_lost(document, title);
  const std::string hint = how_to_move(name, section);
  if (section && has_leftover_token(*section)) {
    return plan_error({},
                      title +
                          " holds long-term keys beside an old session token (aws configure "
                          "--profile " +
                          shell_word(name) + " does that)",
                      hint);
  }
  const std::string object = object_of(title, document.path());
  const std::string cause = "holds long-term keys that stand nowhere else, and would be ";
  if (loss == Loss::removed) return plan_error(object, cause + "removed", hint);
  return plan_error(object, cause + "overwritten",
                    hint + ", --section writes the session elsewhere");
}

void throw_first(const Document& document, const std::vector<std::string>& sections,
                 const std::vector<Edit>& edits) {
  if (sections.empty()) return;
  const auto edit = std::ranges::find(edits, sections.front(), &Edit::section);
  throw Error(loss_of(document, edit->section, loss_by(*edit)));
}

}  // namespace

std::vector<std::string> sections_losing_keys(const Document& original, const Pieces& edited,
                                              const std::vector<Edit>& edits) {
  const std::vector<Endangered> all = endangered(original, edits);
  return all.empty() ? std::vector<std::string>() : lost_of(all, edited);
}

std::vector<std::string> sections_losing_keys(const Document& original,
                                              const std::vector<Edit>& edits) {
  const std::vector<Endangered> all = endangered(original, edits);
  return all.empty() ? std::vector<std::string>() : lost_of(all, apply_edits(original, edits));
}

bool holds_all_keys(const Document& theirs, const Document& ours) {
  const Pairs pairs(theirs);
  const Defaults defaults = defaults_of(ours);
  return std::ranges::all_of(ours.section_names(), [&](const std::string& name) {
    const auto section = readable_section(ours, name);
    if (!section || is_empty(own_pair(*section))) return true;
    const PairView pair = pair_of(*section, defaults);
    return !is_long_term(pair, session_token_in(*section)) || pairs.hold(pair);
  });
}

bool touches_long_term_keys(const Document& original, const Edit& edit) {
  return !endangered(original, {edit}).empty();
}

void check_keys_kept(const Document& original, const Pieces& edited,
                     const std::vector<Edit>& edits) {
  throw_first(original, sections_losing_keys(original, edited, edits), edits);
}

void check_keys_kept(const Document& original, const std::vector<Edit>& edits) {
  throw_first(original, sections_losing_keys(original, edits), edits);
}

Error keys_would_be_lost(const Document& document, const std::string& section) {
  return loss_of(document, section, Loss::overwritten);
}

}  // namespace stsmfa::credentials
