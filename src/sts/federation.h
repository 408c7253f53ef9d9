#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "sts/parameter.h"
#include "sts/protocol.h"
#include "sts/sigv4.h"

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::sts {

// Signing in to the console with a role's session: the keys are exchanged for a sign-in token, and
// a URL with that token in it opens the console, within 15 minutes ("Enabling custom identity
// broker access to the AWS console", IAM User Guide).

/// The hosts of a partition's console.
struct ConsoleHosts {
  std::string_view sign_in;  ///< `signin.aws.amazon.com`
  std::string_view console;  ///< `console.aws.amazon.com`
};

/// nullopt for the partitions that have no public console (aws-iso and its kin).
std::optional<ConsoleHosts> console_hosts(std::string_view partition);

/// The exchange of the keys of a role's session for a sign-in token at `endpoint`
/// (`https://signin.aws.amazon.com`). A POST with everything in its body, so that no key is in a
/// URL, which proxies log. The answer is a JSON object with a `SigninToken`. `duration` is left out
/// for a session that was made from another one: the sign-in endpoint refuses it then, and grants
/// the session's own time.
Request signin_token_request(std::string_view endpoint, const Credentials& keys,
                             std::optional<Seconds> duration);

/// The URL that signs in the person who opens it and leads to `destination`.
Secret login_url(std::string_view endpoint, std::string_view destination,
                 std::string_view signin_token);

/// A service's name in the console's URLs: 1 to 64 lower-case letters, digits and inner dashes.
Check check_console_service(std::string_view service);

/// The console's home page, or that of a service (`s3`), for a region or (empty) for the one that
/// the person used last. Service and region are valid.
std::string console_url(const ConsoleHosts& hosts, std::string_view service,
                        std::string_view region);

/// A page to lead somebody to: an https URL of the partition's console or a subdomain of it,
/// without user or port. It may have a fragment, as the console's own URLs do.
Check check_console_destination(const ConsoleHosts& hosts, std::string_view url);

}  // namespace stsmfa::sts
