#include "sts/endpoint_url.h"
#include "tests/conformance/json_environment.h"
#include "tests/conformance/vectors.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

using conformance::JsonEnvironment;
using conformance::Vectors;
using nlohmann::json;

constexpr const char* suites = "endpoint-url-tests.json";

std::optional<std::string> text_at(const json& object, const std::string& pointer) {
  const json::json_pointer at(pointer);
  return object.contains(at) ? std::optional<std::string>(object[at]) : std::nullopt;
}

ConfiguredEndpointUrls files_of(const json& suite, const json& test) {
  const std::string service = test["service"];
  const json& profile = suite["profiles"][std::string(test["profile"])];
  const auto services = text_at(profile, "/services");
  ConfiguredEndpointUrls files;
  files.profile_url = text_at(profile, "/endpoint_url");
  if (services) {
    files.service_url =
        text_at(suite["services"], "/" + *services + "/" + service + "/endpoint_url");
  }
  files.ignore = profile.value("ignore_configured_endpoint_urls", "") == "true";
  return files;
}

void check_case(const json& suite, const json& test) {
  const json& client = suite["client_configs"][std::string(test["client_config"])];
  const JsonEnvironment environment(suite["environments"][std::string(test["environment"])]);
  ConfiguredEndpointUrls files = files_of(suite, test);
  // A client told to ignore what is configured is what a profile with that setting is to us.
  files.ignore = files.ignore || client.contains("ignore_configured_endpoint_urls");
  const auto option = text_at(client, "/endpoint_url");

  const std::string service = test["service"];
  const auto actual = configured_endpoint_url(service, option, environment.get(), files);
  // Without a configured URL the rules of the service decide.
  const std::string by_rules = "https://" + service + ".fake-region-10.amazonaws.com";
  EXPECT_EQ(actual ? actual->url : by_rules, test["output"]["endpointUrl"].get<std::string>());
}

/// How many cases it has.
std::size_t check_suite(const json& suite) {
  for (const json& test : suite["endpointUrlTests"]) {
    SCOPED_TRACE(test["name"].get<std::string>());
    check_case(suite, test);
  }
  return suite["endpointUrlTests"].size();
}

TEST(EndpointUrlOrder, IsThatOfTheSdksInEveryCase) {
  SKIP_WITHOUT_VECTORS(suites);
  for (const Vectors& vectors : conformance::find_vectors(suites)) {
    std::size_t cases = 0;
    const json all = vectors.json();
    for (const json& suite : all["testSuites"]) {
      cases += check_suite(suite);
    }
    vectors.expect_cases(cases, 39);
  }
}

}  // namespace
}  // namespace stsmfa::sts
