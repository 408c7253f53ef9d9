#pragma once

#include "profile/setting.h"
#include "session/current_session.h"

#include <string_view>

namespace stsmfa::shell {

/// A role's session of which everything is known.
inline session::CurrentSession role_session() {
  session::CurrentSession current{.profile = "dev"};
  current.section = "dev";
  current.session = {.assumed_role_arn = "arn:aws:iam::123456789012:role/iamAdmin",
                     .access_key_id = "ASIAIOSFODNN7EXAMPLE",
                     .secret_access_key = Secret("secret"),
                     .session_token = Secret("token"),
                     .expiration = Time(Seconds(1767323045))};
  current.role_name = "dev";
  current.account_id = "123456789012";
  current.region =
      profile::Setting{"eu-central-1", profile::Source::credentials_file, "[dev] region"};
  return current;
}

/// A session without a role, of which no more is known than the keys.
inline session::CurrentSession bare_session() {
  session::CurrentSession current = role_session();
  current.session.assumed_role_arn.clear();
  current.role_name.clear();
  current.account_id.clear();
  current.region.reset();
  return current;
}

}  // namespace stsmfa::shell
