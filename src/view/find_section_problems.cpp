#include "view/find_section_problems.h"

#include "base/error.h"
#include "cli/repeat.h"
#include "credentials/document.h"
#include "credentials/kept_keys.h"
#include "credentials/key_kind.h"
#include "credentials/near_twins.h"
#include "profile/bad_values.h"
#include "profile/section_names.h"
#include "profile/shadows.h"
#include "profile/trailing_comments.h"
#include "profile/unread_keys.h"

#include <set>
#include <string>
#include <utility>

namespace stsmfa::view {

namespace {

class Sections {
 public:
  Sections(const profile::Plan& plan, const profile::ProfileFiles& files)
      : plan_(plan), files_(files) {}

  std::vector<Problem> run() {
    check_shadows();
    check_properties();
    check_tokens();
    check_near_twins();
    return std::move(problems_);
  }

 private:
  void add(std::string what, std::string hint = {}) {
    problems_.push_back({std::move(what), std::move(hint)});
  }

  void check_properties() {
    for (const profile::UnreadKey& key : profile::find_unread_keys(plan_, files_)) {
      add(key.origin + ": " + key.text);
    }
    for (const profile::Setting& comment : profile::find_trailing_comments(plan_, files_)) {
      add(comment.origin + ": the AWS CLI takes what stands behind it, from '" + comment.value +
              "' on, for a part of the value",
          "write the comment into a line of its own");
    }
    for (const Error& error : profile::find_bad_values(plan_, files_)) {
      problems_.push_back(problem_of(error));
    }
  }

  void check_shadows() {
    if (profile::is_missing(plan_.names, files_)) return;  // there will be no session
    const std::string& section = plan_.names.short_term;
    for (const profile::Setting& shadow : profile::find_shadows(section, files_)) {
      add(shadow.origin + ": " + profile::words_on_shadow(section),
          "remove it, or have the session in another section with --section");
    }
  }

  /// botocore reads aws_security_token first, everybody else the other one.
  void check_tokens() {
    for (const std::string& name : {plan_.names.short_term, plan_.names.profile}) {
      const auto section = files_.document().section(name);
      if (section && credentials::has_leftover_token(*section)) {
        problems_.push_back(problem_of(credentials::keys_would_be_lost(files_.document(), name)));
        return;
      }
      const auto old_token = section ? section->get("aws_security_token") : std::nullopt;
      if (!old_token || section->get("aws_session_token") == old_token) continue;
      add("[" + name +
              "] aws_security_token differs from aws_session_token: boto3 and the AWS CLI "
              "send the former, all others the latter",
          cli::refresh_command({}, plan_.names.profile) + " --force writes both");
      return;
    }
  }

  void check_near_twins() {
    const profile::SectionNames& names = plan_.names;
    for (const std::string& name : std::set{names.long_term, names.short_term, names.profile}) {
      for (std::string& sentence : credentials::near_twin_sentences(files_.document(), name)) {
        add(files_.document().path() + ": " + std::move(sentence), "write [" + name + "]");
      }
    }
  }

  const profile::Plan& plan_;
  const profile::ProfileFiles& files_;
  std::vector<Problem> problems_ = {};
};

}  // namespace

std::vector<Problem> find_section_problems(const profile::Plan& plan,
                                           const profile::ProfileFiles& files) {
  return Sections(plan, files).run();
}

std::vector<Problem> find_section_problems(const profile::Context& context,
                                           const profile::ProfileFiles& files) try {
  return find_section_problems(profile::Plan{.names = profile::name_sections(context, files)},
                               files);
} catch (const Error&) {
  return {};  // the same keeps it from being planned, and is said
}

}  // namespace stsmfa::view
