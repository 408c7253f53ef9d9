// Signs what it is told, for comparing the signer with another one: each line of stdin is a case
//   {"service", "region", "url", "action", "parameters": [[name, value], ...],
//    "access_key_id", "secret_access_key", "session_token", "time": "YYYYMMDDTHHMMSSZ"}
// and becomes one line on stdout
//   {"method", "url", "headers": [[name, value], ...], "body"}.

#include "sts/sigv4.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>

namespace {

using nlohmann::json;
using stsmfa::Secret;
using namespace stsmfa::sts;

HttpRequest sign_case(const json& test) {
  Call call{test["service"] == "sts" ? Service::sts : Service::iam, test["action"], {}};
  for (const auto& [name, value] :
       test["parameters"].get<std::vector<std::pair<std::string, std::string>>>()) {
    call.parameters.push_back({name, Secret(value)});
  }
  const Credentials credentials{
      .access_key_id = test["access_key_id"],
      .secret_access_key = Secret(test["secret_access_key"].get<std::string>()),
      .session_token = Secret(test["session_token"].get<std::string>())};
  return signed_request(call, {test["url"], test["region"]}, credentials,
                        stsmfa::parse_amz_date(test["time"].get<std::string>()).value());
}

json as_json(const HttpRequest& request) {
  json headers = json::array();
  for (const Header& header : request.headers) {
    headers.push_back({header.name, header.value.reveal()});
  }
  return {{"method", request.method},
          {"url", request.url},
          {"headers", headers},
          {"body", request.body.reveal()}};
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << as_json(sign_case(json::parse(line))) << '\n';
  }
}
