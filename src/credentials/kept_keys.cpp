#include "credentials/kept_keys.h"

#include "credentials/apply_edits.h"
#include "credentials/key_kind.h"

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

PairView pair_in(const Section& section) {
  return {section.get("aws_access_key_id").value_or(""),
          section.get("aws_secret_access_key").value_or("")};
}

/// The id that botocore finds for every section without one.
std::string default_id_of(const Document& document) {
  const auto defaults = readable_section(document, "DEFAULT");
  return defaults ? std::string(defaults->get("aws_access_key_id").value_or("")) : std::string();
}

bool has_long_term_pair(const Section& section, std::string_view default_id) {
  const PairView pair = pair_in(section);
  if (pair.secret.empty()) return false;
  const bool exchanged = is_long_term_id(pair.secret);
  const std::string_view id = pair.id.empty() ? default_id : pair.id;
  return exchanged || kind_of_key(id, session_token_in(section)) == KeyKind::long_term;
}

/// The pairs of a text, of any kind: one that stands beside a token is a copy as well.
class Pairs {
 public:
  explicit Pairs(const Document& document) {
    const Document sections = indexed(document);
    for (const std::string& name : sections.section_names()) {
      auto section = readable_section(sections, name);
      if (!section || !section->get("aws_secret_access_key")) continue;
      sections_.push_back(std::move(*section));
      const PairView pair = pair_in(sections_.back());
      pairs_.insert(pair);
      pairs_.insert({{}, pair.secret});  // for a secret that stood without its id
    }
  }

  bool hold(const PairView& pair) const { return pairs_.contains(pair); }

 private:
  std::deque<Section> sections_ = {};  ///< what the views are of
  std::unordered_set<PairView, HashOfPair> pairs_ = {};
};

/// An edited section with a long-term pair that the edit does not retire.
struct Endangered {
  Section section;
  std::string name;
};

bool retires(const Edit& edit, const PairView& pair) {
  return edit.retired && edit.retired->access_key_id == pair.id &&
         edit.retired->secret_access_key.reveal() == pair.secret;
}

std::vector<Endangered> endangered(const Document& original, const std::vector<Edit>& edits) {
  std::optional<Document> index;
  if (edits.size() > few_edits && !original.is_indexed()) index = indexed(original);
  const Document& sections = index ? *index : original;
  const std::string default_id = default_id_of(sections);
  std::vector<Endangered> found;
  for (const Edit& edit : edits) {
    auto section = readable_section(sections, edit.section);
    if (!section || !has_long_term_pair(*section, default_id)) continue;
    if (retires(edit, pair_in(*section))) continue;
    found.push_back({std::move(*section), edit.section});
  }
  return found;
}

std::vector<std::string> lost_of(const std::vector<Endangered>& all, const Document& edited) {
  std::vector<std::string> lost;
  if (all.empty()) return lost;
  const Pairs pairs(edited);
  for (const Endangered& one : all) {
    if (!pairs.hold(pair_in(one.section))) lost.push_back(one.name);
  }
  return lost;
}

std::string how_to_move(const std::string& section) {
  return "stsmfa setup " + section + " moves them to [" + section + "-long-term]";
}

void throw_first(const Document& document, const std::vector<std::string>& sections) {
  if (!sections.empty()) throw keys_would_be_lost(document, sections.front());
}

}  // namespace

std::vector<std::string> sections_losing_keys(const Document& original, std::string_view edited,
                                              const std::vector<Edit>& edits) {
  return lost_of(endangered(original, edits), {edited, original.path()});
}

std::vector<std::string> sections_losing_keys(const Document& original,
                                              const std::vector<Edit>& edits) {
  const std::vector<Endangered> all = endangered(original, edits);
  if (all.empty()) return {};
  const Secret edited = apply_edits(original, edits);
  return lost_of(all, {edited.reveal(), original.path()});
}

void check_keys_kept(const Document& original, std::string_view edited,
                     const std::vector<Edit>& edits) {
  throw_first(original, sections_losing_keys(original, edited, edits));
}

void check_keys_kept(const Document& original, const std::vector<Edit>& edits) {
  throw_first(original, sections_losing_keys(original, edits));
}

Error keys_would_be_lost(const Document& document, const std::string& section) {
  const auto read = readable_section(document, section);
  const std::string title = "[" + section + "]";
  if (read && has_leftover_token(*read)) {
    return plan_error({},
                      title +
                          " holds long-term keys beside an old session token (aws configure "
                          "--profile " +
                          section + " does that)",
                      how_to_move(section));
  }
  return plan_error(object_of(title, document.path()),
                    "holds long-term keys that stand nowhere else, and would be overwritten",
                    how_to_move(section) + ", --section writes the session elsewhere");
}

}  // namespace stsmfa::credentials
