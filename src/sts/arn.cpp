#include "sts/arn.h"

#include <array>

namespace stsmfa::sts {

std::optional<Arn> parse_arn(std::string_view text) {
  std::array<std::string_view, 5> before_resource;
  for (std::string_view& part : before_resource) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    part = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  const auto& [arn, partition, service, region, account] = before_resource;
  if (arn != "arn") return std::nullopt;
  return Arn{partition, service, region, account, text};
}

std::string short_arn(std::string_view text) {
  const auto arn = parse_arn(text);
  return std::string(arn ? arn->resource : text);
}

std::string user_name_in(std::string_view text) {
  const auto arn = parse_arn(text);
  if (!arn || !arn->resource.starts_with("user/")) return {};
  return std::string(arn->resource.substr(arn->resource.rfind('/') + 1));
}

}  // namespace stsmfa::sts
