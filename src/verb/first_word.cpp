#include "verb/first_word.h"

#include "base/error.h"
#include "base/nearest.h"
#include "base/shell_word.h"
#include "cli/verb_table.h"
#include "credentials/document.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "profile/suggestion.h"
#include "sts/shown_value.h"

namespace stsmfa::verb {

namespace {

/// Verbs of other tools, which are options here.
bool is_option(std::string_view word) { return word == "help" || word == "version"; }

std::string what_may_be_meant(const std::string& word, const std::string& suffix,
                              const profile::ProfileFiles& files) {
  if (is_option(word)) return "did you mean stsmfa --" + word + "?";
  std::vector<std::string> names = cli::verb_names();
  const std::vector<std::string> profiles = profile::names_to_meet(files, suffix);
  names.insert(names.end(), profiles.begin(), profiles.end());
  if (const auto meant = nearest(word, names)) {
    return "did you mean stsmfa " + shell_word(*meant) + "?";
  }
  const std::string known =
      profile::which_there_are(profile::profiles_with_sessions(files, suffix));
  if (!known.empty()) return "stsmfa -h shows the verbs; " + known;
  return "stsmfa -h shows the verbs; stsmfa setup " +
         (word.empty() ? "makes a profile" : shell_word(word) + " makes that profile");
}

}  // namespace

void check_first_word(const profile::Context& context,
                      const std::optional<os::FileContent>& content) {
  if (!context.options.begins_with_profile) return;
  const credentials::Document document(content ? content->bytes.reveal() : "",
                                       context.files.credentials_path());
  const std::string& word = *context.options.profile;
  const std::string suffix = profile::long_term_suffix(context.options);
  const profile::ProfileFiles files(document, context.files.config);
  if (profile::is_profile(word, suffix, files)) return;
  const bool is_near_verb = is_option(word) || nearest(word, cli::verb_names());
  if (!content && !is_near_verb) return;  // there is nothing that could be misspelt
  std::string hint = profile::hint_of_near_section(profile::name_sections(context, files), files);
  if (hint.empty()) {
    hint = what_may_be_meant(word, suffix, files);
  }
  throw usage_error(sts::shown_value(word), "is neither a verb nor a profile", std::move(hint));
}

}  // namespace stsmfa::verb
