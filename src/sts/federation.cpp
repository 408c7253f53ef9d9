#include "sts/federation.h"

#include "base/json.h"
#include "base/text.h"
#include "sts/call.h"
#include "sts/url.h"

#include <algorithm>
#include <array>

namespace stsmfa::sts {

namespace {

struct ConsoleOfPartition {
  std::string_view partition;
  ConsoleHosts hosts;
};
constexpr std::array<ConsoleOfPartition, 4> consoles = {{
    {"aws", {"signin.aws.amazon.com", "console.aws.amazon.com"}},
    {"aws-cn", {"signin.amazonaws.cn", "console.amazonaws.cn"}},
    {"aws-us-gov", {"signin.amazonaws-us-gov.com", "console.amazonaws-us-gov.com"}},
    {"aws-eusc", {"signin.amazonaws-eusc.eu", "console.amazonaws-eusc.eu"}},
}};

std::string federation_url(std::string_view endpoint) {
  while (endpoint.ends_with('/')) {
    endpoint.remove_suffix(1);
  }
  return std::string(endpoint) + "/federation";
}

}  // namespace

std::optional<ConsoleHosts> console_hosts(std::string_view partition) {
  const auto* const found = std::ranges::find(consoles, partition, &ConsoleOfPartition::partition);
  if (found == consoles.end()) return std::nullopt;
  return found->hosts;
}

Request signin_token_request(std::string_view endpoint, const Credentials& keys,
                             std::optional<Seconds> duration) {
  std::vector<Parameter> parameters = {{"Action", Secret("getSigninToken")}};
  if (duration) {
    parameters.push_back({"SessionDuration", Secret(std::to_string(duration->count()))});
  }
  parameters.push_back({"Session", JsonWriter()
                                       .string("sessionId", keys.access_key_id)
                                       .string("sessionKey", keys.secret_access_key.reveal())
                                       .string("sessionToken", keys.session_token.reveal())
                                       .take()});
  Request request{.url = federation_url(endpoint)};
  request.headers.push_back({"Content-Type", Secret("application/x-www-form-urlencoded")});
  request.body = form(parameters);
  return request;
}

Secret login_url(std::string_view endpoint, std::string_view destination,
                 std::string_view signin_token) {
  Secret url(federation_url(endpoint) + "?");
  url.append(form({{"Action", Secret("login")},
                   {"Issuer", Secret("stsmfa")},
                   {"Destination", Secret(destination)},
                   {"SigninToken", Secret(signin_token)}})
                 .reveal());
  return url;
}

Check check_console_service(std::string_view service) {
  const auto is_allowed = [](char c) { return is_lower(c) || is_digit(c) || c == '-'; };
  if (!service.empty() && service.size() <= 64 && std::ranges::all_of(service, is_allowed) &&
      service.front() != '-' && service.back() != '-') {
    return {};
  }
  return Refusal{"must be lower-case letters, digits and inner dashes, as in s3"};
}

std::string console_url(const ConsoleHosts& hosts, std::string_view service,
                        std::string_view region) {
  std::string url = "https://";
  if (!region.empty()) url.append(region).append(".");
  url.append(hosts.console).append("/");
  url.append(service.empty() ? "console" : service).append("/home");
  if (!region.empty()) url.append("?region=").append(region);
  return url;
}

Check check_console_destination(const ConsoleHosts& hosts, std::string_view url) {
  const auto is_printable = [](char c) { return c > ' ' && c < '\x7f'; };
  const auto parts = parse_url(url.substr(0, url.find('#')));
  if (!parts || !std::ranges::all_of(url, is_printable)) return Refusal{"is not a URL"};
  if (parts->scheme != "https") return Refusal{"must begin with https://"};
  const std::string console(hosts.console);
  if (parts->host == console || parts->host.ends_with("." + console)) return {};
  return Refusal{"must be a page of " + console,
                 "the sign-in leads nowhere but to the console of the role's partition"};
}

}  // namespace stsmfa::sts
