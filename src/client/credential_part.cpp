#include "client/credential_part.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <string>

namespace stsmfa::client {

namespace {

constexpr std::size_t shortest_part = 16;
constexpr std::size_t longest_part = 32 * 1024UL;

/// What SDKs of all languages read back unchanged: no blank, quote, bracket or comment sign.
bool is_plain(std::string_view value) {
  return std::ranges::all_of(value, [](char c) {
    return is_alnum(c) || std::string_view("+/=-_.~:%@,").find(c) != std::string_view::npos;
  });
}

}  // namespace

std::string_view credential_part(std::string_view service, std::string_view part,
                                 const Secret* value) {
  const auto refuse = [&](std::string cause) {
    return unreached_error(object_of(service, part), std::move(cause));
  };
  if (value == nullptr) throw refuse("is missing in the answer");
  const std::string_view text = value->reveal();
  if (text.size() < shortest_part || text.size() > longest_part) {
    throw refuse("has an impossible length");
  }
  if (!is_plain(text)) throw refuse("has characters that no AWS credential has");
  return text;
}

}  // namespace stsmfa::client
