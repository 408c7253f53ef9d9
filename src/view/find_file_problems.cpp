#include "view/find_file_problems.h"

#include "base/time.h"
#include "profile/files.h"
#include "session/shared_session.h"

#include <sys/stat.h>

namespace stsmfa::view {

namespace {

using Problems = std::vector<Problem>;

constexpr mode_t readable_by_others = 077;

/// Keys in the environment beat every profile that is not named on the tool's command line.
void check_environment(Problems& problems, const Environment& environment) {
  for (const std::string_view name : {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}) {
    if (!environment.get(name)) continue;
    problems.push_back(
        {std::string(name) + " is set: AWS tools use it instead of AWS_PROFILE",
         "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_SECURITY_TOKEN"});
    return;
  }
}

void check_file(Problems& problems, const os::FileContent& content,
                const credentials::Document& document) {
  if ((content.status.st_mode & readable_by_others) != 0) {
    problems.push_back(
        {document.path() + " can be read or written by others", "chmod 600 " + document.path()});
  }
  for (const credentials::Fault& fault : document.faults()) {
    problems.push_back(
        {document.path() + ": line " + std::to_string(fault.line) + ": " + fault.what,
         "the AWS CLI refuses the whole file for a duplicate, and readers differ on the rest"});
  }
}

void check_defaults(Problems& problems, const credentials::Document& document) {
  if (!document.has("DEFAULT")) return;
  problems.push_back(
      {"[DEFAULT] gives its keys to every profile of the AWS CLI and boto3, and to no other SDK's",
       "write [default], or put them where they belong"});
}

/// Nobody renews or misses such a one, and it is as good as a key until it expires.
void check_shared_sessions(Problems& problems, const profile::ProfileFiles& files) {
  for (const std::string& section : session::orphaned_sessions(files, now())) {
    problems.push_back(
        {"[" + section + "] holds a shared session of an access key that is in neither file",
         "stsmfa clear " + section + " removes it"});
  }
}

}  // namespace

std::vector<Problem> find_file_problems(const os::FileContent& content,
                                        const credentials::Document& document,
                                        const profile::Context& context) {
  const profile::Config& config = context.files.config;
  Problems problems;
  check_environment(problems, context.environment);
  check_file(problems, content, document);
  if (!config.fault.empty()) problems.push_back({config.fault});
  check_defaults(problems, document);
  check_shared_sessions(problems, profile::ProfileFiles(document, config));
  return problems;
}

}  // namespace stsmfa::view
