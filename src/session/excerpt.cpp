#include "session/excerpt.h"

#include "base/error.h"
#include "credentials/excerpt.h"
#include "os/file.h"
#include "profile/kept_section.h"
#include "profile/section_names.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::session {

namespace {

/// Of which to keep a part in memory gains something: reading it whole takes half a millisecond.
constexpr std::size_t large = std::size_t{1} << 20U;

/// The sections that a profile with a long-term section has, and what its name may stand for.
std::vector<std::string> sections_of(const profile::Context& context) {
  const std::string wanted = profile::wanted_profile(context.options, context.environment);
  const std::string long_term = profile::long_term_suffix(context.options);
  std::vector<std::string> stems = {wanted};
  if (wanted.ends_with(long_term)) {
    stems.push_back(wanted.substr(0, wanted.size() - long_term.size()));
  }
  std::vector<std::string> sections = {"DEFAULT"};
  if (context.options.section) sections.push_back(*context.options.section);
  for (const std::string& stem : stems) {
    const std::string of_keys = stem + long_term;
    sections.insert(sections.end(), {stem, of_keys, of_keys + long_term,
                                     stem + profile::short_term_suffix(context.options)});
  }
  return sections;
}

}  // namespace

bool use_excerpt(const profile::Context& context,
                 const std::function<bool(const credentials::Document&)>& use) try {
  const std::string& path = context.files.credentials_path();
  std::optional<credentials::Excerpt> excerpt;  // an ordinary start pays for no names
  const auto feed = [&](std::string_view piece) {
    if (!excerpt) excerpt.emplace(sections_of(context));
    return excerpt->feed(piece);
  };
  return os::read_in_pieces(path, large, feed) && excerpt && excerpt->finish() &&
         use(credentials::Document(*excerpt, path));
} catch (const credentials::BeyondExcerpt&) {
  return false;
} catch (const Error&) {
  return false;  // whoever looks at the whole file says why
}

}  // namespace stsmfa::session
