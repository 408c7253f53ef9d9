#include "shell/session_variables.h"

#include "base/error.h"
#include "profile/setting.h"
#include "session/current_session.h"
#include "tests/unit/error_of.h"
#include "tests/unit/shell/current_sessions.h"
#include "tests/unit/variables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::shell {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::vector<std::string> variables_of(const session::CurrentSession& session) {
  std::vector<std::string> entries;
  for (const Variable& variable : session_variables(session)) {
    entries.push_back(std::string(variable.name) + "=" + std::string(variable.value.reveal()));
  }
  return entries;
}

std::vector<std::string> child(const std::vector<std::string>& inherited,
                               const session::CurrentSession& session) {
  const test::Variables variables(inherited);
  std::vector<std::string> entries;
  for (const Secret& entry : child_environment(variables.environment(), session)) {
    entries.emplace_back(entry.reveal());
  }
  return entries;
}

TEST(SessionVariables, AreAllThatIsKnown) {
  EXPECT_THAT(
      variables_of(role_session()),
      ElementsAre("AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY=secret",
                  "AWS_SESSION_TOKEN=token", "AWS_CREDENTIAL_EXPIRATION=2026-01-02T03:04:05Z",
                  "AWS_REGION=eu-central-1", "AWS_DEFAULT_REGION=eu-central-1",
                  "AWS_ACCOUNT_ID=123456789012", "ASSUMED_ROLE=dev"));
}

TEST(SessionVariables, WhatIsNotKnownIsLeftOut) {
  EXPECT_THAT(
      variables_of(bare_session()),
      ElementsAre("AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY=secret",
                  "AWS_SESSION_TOKEN=token", "AWS_CREDENTIAL_EXPIRATION=2026-01-02T03:04:05Z"));
  session::CurrentSession no_region = bare_session();
  no_region.region = profile::Setting{""};
  EXPECT_EQ(variables_of(no_region).size(), 4U);
}

TEST(ConflictingVariables, AreThoseThatWouldSpeakOfSomethingElse) {
  EXPECT_THAT(conflicting_variables(role_session()),
              ElementsAre("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SECURITY_TOKEN"));
  EXPECT_THAT(conflicting_variables(bare_session()),
              ElementsAre("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SECURITY_TOKEN",
                          "AWS_ACCOUNT_ID", "ASSUMED_ROLE"));
}

TEST(ChildEnvironment, ReplacesWhatIsThereAndKeepsTheRest) {
  const std::vector<std::string> inherited = {
      "PATH=/bin",       "AWS_PROFILE=old",       "AWS_DEFAULT_PROFILE=",     "EMPTY=",
      "AWS_VAULT=other", "AWS_SECURITY_TOKEN=x",  "AWS_SECRET_ACCESS_KEY=x",  "AWS_PROFILES=mine",
      "AWS_VAULT=twice", "AWS_ACCESS_KEY_ID=old", "AWS_REGION=us-east-1",     "AWS_ACCOUNT_ID=1",
      "no equals sign",  "AWS_SESSION_TOKEN=old", "AWS_CA_BUNDLE=/etc/x.pem", "ASSUMED_ROLE=old"};
  std::vector<std::string> expected = variables_of(role_session());
  expected.insert(expected.end(), {"AWS_VAULT=dev", "PATH=/bin", "EMPTY=", "AWS_PROFILES=mine",
                                   "no equals sign", "AWS_CA_BUNDLE=/etc/x.pem"});
  EXPECT_THAT(child(inherited, role_session()), testing::UnorderedElementsAreArray(expected));
}

TEST(ChildEnvironment, KeepsTheUsersRegionAndNoStaleAccountOrRole) {
  std::vector<std::string> expected = variables_of(bare_session());
  expected.insert(expected.end(), {"AWS_VAULT=dev", "AWS_REGION=us-east-1"});
  EXPECT_THAT(
      child({"AWS_REGION=us-east-1", "AWS_ACCOUNT_ID=1", "ASSUMED_ROLE=old"}, bare_session()),
      testing::UnorderedElementsAreArray(expected));
}

TEST(ChildEnvironment, RefusesAValueThatWouldBeCut) {
  session::CurrentSession session = role_session();
  session.session.session_token = Secret(std::string_view("to\0ken", 6));
  const Error error = test::error_of([&] { child({}, session); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, "AWS_SESSION_TOKEN");
}

}  // namespace
}  // namespace stsmfa::shell
