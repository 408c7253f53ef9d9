#include "setup/wizard.h"

#include "ask/credential_process.h"
#include "base/text.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "os/atomic_file.h"
#include "os/file.h"
#include "os/process.h"
#include "profile/files.h"
#include "profile/profile.h"
#include "profile/role_name.h"
#include "profile/section_names.h"
#include "profile/setting.h"
#include "setup/aws.h"
#include "setup/edits.h"
#include "setup/objections.h"
#include "setup/questions.h"

namespace stsmfa::setup {

namespace {

constexpr int most_pairs = 3;

class Wizard {
 public:
  Wizard(const cli::Options& options, const Environment& environment, const cli::Report& report)
      : options_(options),
        environment_(environment),
        report_(report),
        path_(profile::locate_files(options, environment).credentials.path) {}

  void run() {
    check_values(options_);
    names_ = ask_names();
    os::check_replaceable(os::resolve(path_));
    scene_ = read_scene();
    decide_on_move();
    find_keys();
    find_device();
    find_role();
    write();
  }

 private:
  bool replaces() const { return scene_.task == SetupTask::replace; }

  SetupNames ask_names() const {
    const std::string suffix = profile::long_term_suffix(options_);
    if (suffix.empty()) {
      throw Error{.status = ExitStatus::usage,
                  .object = "--long-term-suffix",
                  .cause = "setup needs a section of their own for the keys"};
    }
    std::string name = options_.profile.value_or("");
    if (name.empty()) {
      const auto objection = [](std::string_view text) {
        return text.empty() ? std::string() : objection_to_section(text);
      };
      name = ask_until("Profile name [default]: ", objection, report_).reveal();
    }
    if (name.empty()) name = "default";
    if (name.size() > suffix.size() && name.ends_with(suffix)) {
      name.resize(name.size() - suffix.size());
    }
    return {name, name + suffix};
  }

  SetupScene read_scene() const {
    const auto content = os::read_file(path_);
    return find_setup({content ? content->bytes.reveal() : "", path_}, names_);
  }

  static Error nothing_is_written() { return {.action = "setup", .cause = "nothing is written"}; }

  void decide_on_move() {
    if (scene_.task != SetupTask::move) return;
    if (options_.keys_from) {
      scene_ = {};
      return;
    }
    const std::string own = "[" + escape(names_.profile) + "]";
    const std::string target = "[" + escape(names_.long_term) + "]";
    if (ask_yes(own + " holds long-term keys. Move them to " + target + "?", true)) return;
    throw nothing_is_written();
  }

  profile::Keys ask_keys() const {
    profile::Keys keys;
    const std::string which = replaces() ? "New access key id: " : "Access key id: ";
    keys.access_key_id = ask_until(which, objection_to_access_key_id, report_).reveal();
    keys.secret_access_key =
        ask_until("Secret access key (not shown): ", objection_to_secret_access_key, report_, true);
    return keys;
  }

  profile::Keys keys_from_command() const {
    const profile::Setting command{*options_.keys_from, profile::Source::option, "--keys-from"};
    ask::ProcessCredentials given = ask::run_credential_process(command, environment_, now());
    if (!given.session_token.empty()) {
      throw Error{.action = "--keys-from",
                  .cause = "the command gives temporary keys",
                  .hint = "long-term keys are needed, such as aws-vault's --no-session gives"};
    }
    return {.access_key_id = std::move(given.access_key_id),
            .secret_access_key = std::move(given.secret_access_key),
            .process = command};
  }

  void find_keys() {
    const bool typed = !options_.keys_from && scene_.task != SetupTask::move;
    if (options_.keys_from) values_.keys = keys_from_command();
    if (scene_.task == SetupTask::move) values_.keys = scene_.keys;
    aws_.emplace(names_, options_, environment_, report_);
    for (int i = 1;; ++i) {
      if (typed) values_.keys = ask_keys();
      Error error = aws_->identify(values_.keys);
      if (error.status == ExitStatus::success) return;
      const bool again = typed && error.status == ExitStatus::refused;
      if (again && i == most_pairs) throw Error(std::move(error));
      report_.error(error);
      if (again) continue;
      aws_.reset();
      if (ask_yes("The keys are not checked. Go on all the same?", false)) return;
      throw Error(std::move(error));
    }
  }

  /// The device that is in the file stays, unless the new keys are those of somebody else.
  bool keeps_device() const {
    if (scene_.device.empty()) return false;
    if (!replaces() || !aws_ || aws_->may_be_theirs(scene_.device, values_.keys)) return true;
    report_.notice("MFA device", scene_.device + " is not one of these keys' user");
    return false;
  }

  void find_device() {
    if (options_.device) {
      values_.device = *options_.device;
    } else if (keeps_device()) {
      values_.device = scene_.task == SetupTask::move ? scene_.device : "";
    } else if (auto found = aws_ ? aws_->find_device(values_.keys) : std::nullopt) {
      values_.device = std::move(*found);
      report_.notice("MFA device", values_.device);
    } else {
      values_.device =
          ask_until("MFA device, an ARN or a serial number [none]: ", objection_to_device, report_)
              .reveal();
    }
  }

  void find_role() {
    if (options_.assume_role) {
      values_.role = *options_.assume_role;
    } else if (scene_.role.empty() && !replaces()) {
      values_.role =
          ask_until("Role to assume, an ARN or ACCOUNT/ROLE [none]: ", objection_to_role, report_)
              .reveal();
    }
    check_alias();
  }

  /// An alias is no fault of the wizard's, but the next refresh would stumble over it.
  void check_alias() const {
    const auto name = profile::parse_role_name(values_.role);
    if (!name) return;
    try {
      profile::find_account_id(*name, {.value = values_.role, .origin = "role"}, environment_,
                               os::home_folder);
    } catch (const Error& error) {
      report_.notice("setup", one_line(error) + ": add it before the first refresh");
    }
  }

  std::vector<credentials::Edit> edits(const credentials::Document& document) const {
    switch (scene_.task) {
      case SetupTask::make:
        return edits_to_make(document, names_, values_);
      case SetupTask::move:
        return edits_to_move(document, names_, values_);
      case SetupTask::replace:
        return edits_to_replace(document, names_, scene_.keys.access_key_id, values_);
    }
    return {};
  }

  std::string preview() const {
    const auto content = os::read_file(path_);
    const credentials::Document document(content ? content->bytes.reveal() : "", path_);
    return preview_of(document, edits(document));
  }

  void write() const {
    const auto make = [this](const credentials::Document& document) { return edits(document); };
    const std::string question = "To " + escape(path_) + ":\n" + preview() + "Write it?";
    if (!ask_yes(question, true)) throw nothing_is_written();
    profile::write_edits(path_, make, report_);
    report_.notice("setup", "wrote [" + names_.long_term + "] to " + path_);
    say_what_is_next();
  }

  void say_what_is_next() const {
    const std::string& old = scene_.keys.access_key_id;
    if (replaces() && old != values_.keys.access_key_id) {
      report_.notice("setup", "now deactivate the old key " + old +
                                  " in IAM, and delete it once nothing misses it");
    } else {
      report_.notice("setup", "now run stsmfa --profile " + names_.profile);
    }
  }

  const cli::Options& options_;
  const Environment& environment_;
  const cli::Report& report_;
  std::string path_;
  SetupNames names_ = {};
  SetupScene scene_ = {};
  SetupValues values_ = {};
  std::optional<SetupAws> aws_ = {};  ///< none once it cannot be asked
};

}  // namespace

ExitStatus setup(const cli::Options& options, const Environment& environment,
                 const cli::Report& report) {
  require_person(options, environment);
  os::watch_signals();
  Wizard(options, environment, report).run();
  return ExitStatus::success;
}

}  // namespace stsmfa::setup
