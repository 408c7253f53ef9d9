#include "session/circumstances.h"

#include "tests/unit/variables.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace stsmfa::session {
namespace {

using Codes = Circumstances::Codes;

/// What somebody is after, and by what.
struct Starter {
  profile::Plan plan = {};
  cli::Options options = {};
  std::vector<std::string> variables = {};
  std::string config = "~/.aws/config";

  Circumstances circumstances(bool of_many = false) const {
    const test::Variables environment(variables);
    const profile::Files files{.locations = {}, .config = {.profiles = {}, .path = config}};
    const profile::Context context{options, environment.environment(), files};
    return of_many ? circumstances_of_many(context) : circumstances_of(plan, context);
  }
};

Starter usual() {
  Starter starter;
  starter.plan.keys.access_key_id = "AKIAIOSFODNN7EXAMPLE";
  starter.plan.device = profile::Setting{"arn:aws:iam::123456789012:mfa/lee"};
  starter.plan.duration = std::chrono::hours(1);
  starter.plan.roles = {{.arn = {"arn:aws:iam::123456789012:role/reader"}}};
  return starter;
}

std::string text_when(const std::function<void(Starter&)>& change, bool of_many = false) {
  Starter starter = usual();
  change(starter);
  return starter.circumstances(of_many).text;
}

TEST(Circumstances, AreThoseOfTheKeysTheRolesTheCodeAndTheWay) {
  const std::string text = usual().circumstances().text;
  EXPECT_EQ(text_when([](Starter& it) { it.options.quiet = true; }), text);
  EXPECT_EQ(text_when([](Starter& it) { it.variables = {"LANG=C"}; }), text);
  const std::vector<std::function<void(Starter&)>> changes = {
      [](Starter& it) { it.plan.keys.access_key_id = "AKIAI44QH8DHBEXAMPLE"; },
      [](Starter& it) { it.plan.keys.process = profile::Setting{"pass show aws"}; },
      [](Starter& it) { it.plan.device = std::nullopt; },
      [](Starter& it) { it.plan.code_command = profile::Setting{"ykman"}; },
      [](Starter& it) { it.plan.duration = std::chrono::hours(12); },
      [](Starter& it) { it.plan.mfa = profile::MfaUse::never; },
      [](Starter& it) { it.plan.roles.front().arn.value += "s"; },
      [](Starter& it) { it.plan.roles.front().external_id = profile::Setting{"x"}; },
      [](Starter& it) { it.plan.roles.front().duration = Seconds(900); },
      [](Starter& it) { it.plan.roles.front().policy.document = "{}"; },
      [](Starter& it) { it.plan.onward = std::exchange(it.plan.roles, {}); },
      [](Starter& it) { it.options.region = "eu-west-1"; },
      [](Starter& it) { it.options.endpoint_url = "https://localhost:1"; },
      [](Starter& it) { it.variables = {"AWS_ENDPOINT_URL_STS=https://localhost:1"}; },
      [](Starter& it) { it.variables = {"AWS_CA_BUNDLE=/x"}; },
      [](Starter& it) { it.variables = {"https_proxy=http://localhost:1"}; },
      [](Starter& it) { it.config = "/other"; }};
  for (std::size_t number = 0; number < changes.size(); ++number) {
    EXPECT_NE(text_when(changes[number]), text) << number;
  }
}

TEST(Circumstances, OfManyAreWhatIsSaidForAllAndTheWay) {
  const std::string text = usual().circumstances(true).text;
  EXPECT_EQ(text_when([](Starter& it) { it.plan.roles.clear(); }, true), text);
  const std::vector<std::function<void(Starter&)>> changes = {
      [](Starter& it) { it.options.device = "GAHT12345678"; },
      [](Starter& it) { it.options.mfa_process = "ykman"; },
      [](Starter& it) { it.options.duration = Seconds(900); },
      [](Starter& it) { it.variables = {"AWS_REGION=eu-west-1"}; }};
  for (std::size_t number = 0; number < changes.size(); ++number) {
    EXPECT_NE(text_when(changes[number], true), text) << number;
  }
}

TEST(Circumstances, SayWhoGivesTheCodes) {
  Starter starter = usual();
  EXPECT_EQ(starter.circumstances().codes, Codes::asked);
  EXPECT_EQ(starter.circumstances(true).codes, Codes::asked);
  starter.plan.code_command = profile::Setting{"ykman"};
  EXPECT_EQ(starter.circumstances().codes, Codes::by_command);
  starter.options.mfa_process = "ykman";
  EXPECT_EQ(starter.circumstances(true).codes, Codes::by_command);
  starter.options.token = Secret("123456");
  EXPECT_EQ(starter.circumstances().codes, Codes::given);
  EXPECT_EQ(starter.circumstances(true).codes, Codes::given);
}

TEST(Circumstances, AreNoMatterOfAnothersCodeWhereOneIsGiven) {
  Circumstances ours{.codes = Codes::given};
  EXPECT_TRUE(has_another_code(ours, ExitStatus::code_needed));
  EXPECT_TRUE(has_another_code(ours, ExitStatus::refused));
  EXPECT_FALSE(has_another_code(ours, ExitStatus::unreached));
  ours.codes = Codes::by_command;
  EXPECT_FALSE(has_another_code(ours, ExitStatus::refused));
}

}  // namespace
}  // namespace stsmfa::session
