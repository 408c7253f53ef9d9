#pragma once

#include "batch/make_batch.h"
#include "tests/unit/profile/scene.h"

#include <string>
#include <vector>

namespace stsmfa::batch {

inline const Time noon = test::at("2026-11-21 12:00:00");
inline const std::string lees_device = "arn:aws:iam::123456789012:mfa/lee";

inline std::string role_arn(const std::string& name) {
  return "arn:aws:iam::123456789012:role/" + name;
}

/// The keys of one user; others have other letters.
inline std::string pair(char user = 'A') {
  return "aws_access_key_id = AKIAIOSFODNN7EXAMPL" + std::string(1, user) +
         "\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE" +
         std::string(1, user) + "\n";
}

inline const std::string shared_of_a = "mfa-AKIAIOSFODNN7EXAMPLA";

inline std::string device(const std::string& serial = lees_device) {
  return "aws_mfa_device = " + serial + "\n";
}

inline std::string role(const std::string& name) {
  return "assume_role = " + role_arn(name) + "\n";
}

inline std::string long_term(const std::string& name, const std::string& content) {
  return "[" + name + "-long-term]\n" + content;
}

/// A session of that role (empty: none) until that minute of the day, for which noon is 12:00.
inline std::string session(const std::string& section, const std::string& until,
                           const std::string& role_name = {}) {
  const std::string arn =
      role_name.empty() ? "" : "assumed_role_arn = " + role_arn(role_name) + "\n";
  return "[" + section + "]\nassumed_role = " + (role_name.empty() ? "False" : "True") + "\n" +
         arn +
         "aws_access_key_id = ASIA\naws_secret_access_key = S\naws_session_token = " + section +
         "\naws_security_token = " + section + "\nexpiration = 2026-11-21 " + until + ":00\n";
}

inline Batch batch_of(const test::Scene& scene) {
  const test::Staged staged(scene);
  return make_batch(staged.context, staged.files, noon);
}

inline std::string name_of(Way way) {
  switch (way) {
    case Way::fresh:
      return "fresh";
    case Way::shared_session:
      return "shared_session";
    case Way::assumed:
      return "assumed";
    case Way::own_code:
      return "own_code";
    case Way::no_code:
      return "no_code";
    case Way::impossible:
      return "impossible";
  }
  return {};
}

/// Each target as `profile[,profile] -> section: way (group)`.
inline std::vector<std::string> rows(const Batch& batch) {
  std::vector<std::string> rows;
  for (const Target& target : batch.targets) {
    std::string row;
    for (const std::string& profile : target.profiles) {
      row += (row.empty() ? "" : ",") + profile;
    }
    row += " -> " + target.plan.names.short_term + ": " + name_of(target.way);
    if (target.group) row += " (" + std::to_string(*target.group) + ")";
    rows.push_back(row);
  }
  return rows;
}

inline std::vector<std::string> rows(const test::Scene& scene) { return rows(batch_of(scene)); }

/// Each group as `section device hours: targets`, and what becomes of its session.
inline std::vector<std::string> groups(const Batch& batch) {
  std::vector<std::string> rows;
  for (const Group& group : batch.groups) {
    std::string row = group.plan.names.short_term + " ";
    row += group.plan.device ? group.plan.device->value : group.iam ? "IAM" : "-";
    row += " " + std::to_string(group.plan.duration.count()) + ":";
    for (const std::size_t place : group.targets) {
      row += " " + batch.targets[place].profiles.front();
    }
    if (group.session) row += ", there is " + std::string(group.session->session_token.reveal());
    if (group.old_session) row += ", old";
    if (needs_session(batch, group)) row += ", needed";
    rows.push_back(row);
  }
  return rows;
}

inline std::vector<std::string> groups(const test::Scene& scene) { return groups(batch_of(scene)); }

}  // namespace stsmfa::batch
