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
/// reached the person may go on without the check, unless keys are there that the pair would
/// replace. Throws Error: refused (or plan_impossible, for what is not sent) after the third pair,
/// unreached when it ends without the check, and the Person's.
CheckedKeys ask_for_keys(const Scene& scene, const Person& person, const Aws& aws);

/// Says whose the keys are. Where AWS does not say it the person may go on all the same, unless
/// keys are there that these would replace; else throws Error with the status of AWS's; and the
/// Person's.
CheckedKeys check_keys(profile::Keys keys, const Scene& scene, const Person& person,
                       const Aws& aws);

}  // namespace stsmfa::setup
