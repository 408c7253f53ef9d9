#pragma once

#include "ask/credential_process.h"
#include "cli/options.h"
#include "profile/profile.h"
#include "profile/setting.h"
#include "setup/aws.h"
#include "setup/names.h"
#include "setup/person.h"
#include "setup/scene.h"

#include <functional>
#include <optional>

namespace stsmfa::setup {

/// The keys that are written, and whether AWS has said whose they are.
struct CheckedKeys {
  profile::Keys keys;
  bool known = false;
  std::string arn = {};  ///< whose they are, when it is known
};

/// Runs a command that prints keys. Throws Error when it gives none.
using RunKeysCommand = std::function<ask::ProcessCredentials(const profile::Setting& command)>;

/// The keys that nobody types: those that the command of `--keys-from` prints, with it as their
/// `process`, or the scene's, which are moved; nullopt for others. Throws Error (plan_impossible)
/// for a command that gives temporary keys, and what `run` throws.
std::optional<profile::Keys> find_given_keys(const Scene& scene, const cli::Options& options,
                                             const RunKeysCommand& run);

/// Asks for a pair until AWS knows it, three times in all, and says whose it is. Where AWS is not
/// reached the person may go on without the check. Throws Error: refused after the third pair,
/// unreached when the person does not go on, and the Person's.
CheckedKeys ask_for_keys(Change change, const Person& person, const Aws& aws);

/// Asks AWS whose both pairs of a scene of Change::adopt are. Throws Error (plan_impossible, with
/// another name as its hint) when they are two users'; AWS's refusal of the pair that was found,
/// and why AWS was not reached. A refused old pair is nobody's any more.
void check_adoption(const Scene& scene, const Names& names, const Aws& aws);

/// The ARN of the user whose keys are replaced, where AWS says that it is another one than the new
/// keys' user, whose tools would be without them. Empty where it is the same, or AWS does not say.
std::string find_other_user(const Scene& scene, const CheckedKeys& checked, const Aws& aws);

/// Says whose the keys are. Where AWS does not say it the person may go on all the same, else
/// throws Error with the status of AWS's; and the Person's.
CheckedKeys check_keys(profile::Keys keys, const Person& person, const Aws& aws);

}  // namespace stsmfa::setup
