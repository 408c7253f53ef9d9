#pragma once

#include "tests/unit/profile/scene.h"

#include <string>

/// One key, its shared session, and long-term sections that have the key.
namespace stsmfa::test {

inline const Time noon = at("2026-11-21 12:00:00");
inline const std::string key = "AKIAIOSFODNN7EXAMPLE";
inline const std::string own = "mfa-" + key;
inline const std::string role = "arn:aws:iam::123456789012:role/iamAdmin";

/// The properties of a session that is good for an hour.
inline const std::string whole =
    "assumed_role = False\naws_access_key_id = ASIA\n"
    "aws_secret_access_key = S\naws_session_token = T\n"
    "aws_security_token = T\nexpiration = 2026-11-21 13:00:00\n";

inline std::string with(std::string text, const std::string& old, const std::string& now) {
  return text.replace(text.find(old), old.size(), now);
}

/// A section `[NAME-long-term]` with the key and `more`.
inline std::string long_term(const std::string& name, const std::string& more = {}) {
  return "[" + name + "-long-term]\naws_access_key_id = " + key +
         "\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n" + more;
}

}  // namespace stsmfa::test
