#pragma once

#include "base/time.h"
#include "cli/options.h"
#include "cli/report.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/session.h"
#include "profile/files.h"
#include "profile/profile.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stsmfa::session {

// The shared session of an access key is made with one MFA code and serves every role that the
// key's user may assume, each for an hour at most.

/// The section where the shared session of these keys stands, or would stand: the short-term
/// section of the first long-term section that has the access key (or the command that prints it)
/// and no role, else `[mfa-ACCESSKEYID]`. Keys that are borrowed by `source_profile` count for the
/// section that they stand in alone. Empty for keys of a command that has not been run and that no
/// such section has: their name is not known yet.
std::string shared_section_of(const profile::Keys& keys, const cli::Options& options,
                              const profile::ProfileFiles& files);

/// The same for callers that ask for many keys: the file is searched once.
class SharedSections {
 public:
  SharedSections(const cli::Options& options, const profile::ProfileFiles& files);

  std::string of(const profile::Keys& keys) const;

 private:
  std::unordered_map<std::string, std::string> by_key_;
  std::unordered_map<std::string, std::string> by_command_;
};

/// The name of a shared session that has a section of its own: `mfa-ACCESSKEYID`. Empty as above.
std::string own_shared_section_of(const profile::Keys& keys);

/// The access key in the name of a section `[mfa-ACCESSKEYID]`; empty for every other name.
std::string_view key_of_own_shared_section(std::string_view section);

/// Whether that is a section of its own, which no profile names: `[mfa-ACCESSKEYID]`.
bool is_own_shared_section(std::string_view section);

/// The session in `section` that stsmfa or aws-mfa wrote and that has not expired. nullopt when
/// there is none, or none that can be read.
std::optional<credentials::Session> valid_session(const credentials::Document& document,
                                                  const std::string& section, Time now);

/// The same, but of a session without a role.
std::optional<credentials::Session> usable_session(const credentials::Document& document,
                                                   const std::string& section, Time now);

/// Where valid shared sessions of these keys stand, the one that a refresh uses first: in the
/// section above, and in one of their own that was made when there was no such section, or not for
/// them.
std::vector<std::string> valid_shared_sections(const profile::Keys& keys,
                                               const cli::Options& options,
                                               const profile::ProfileFiles& files, Time now);

/// The same for a caller that asks for many keys. The document is the one that `sections` are of.
std::vector<std::string> valid_shared_sections(const profile::Keys& keys,
                                               const SharedSections& sections,
                                               const credentials::Document& document, Time now);

/// The one of them that a refresh uses first.
std::optional<credentials::Session> first_shared_session(const profile::Keys& keys,
                                                         const cli::Options& options,
                                                         const profile::ProfileFiles& files,
                                                         Time now);

/// Takes a shared session that AWS does not know any more out of its section of the file at `path`,
/// unless another one stands there by now. Throws what write_edits throws.
void forget_session(const std::string& path, const std::string& section,
                    const credentials::Session& session, cli::Report& report);

}  // namespace stsmfa::session
