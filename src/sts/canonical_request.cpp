#include "sts/canonical_request.h"

#include "base/text.h"
#include "sts/call.h"
#include "sts/digest.h"
#include "sts/percent_encoding.h"
#include "sts/url.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace stsmfa::sts {

namespace {

/// Names in lower case and in order, each with its values joined.
using CanonicalHeaders = std::map<std::string, Secret>;

/// Calls `use` with each part of `text` between the separators; an empty text has one empty part.
template <typename Use>
void for_each_part(std::string_view text, char separator, Use use) {
  for (auto end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    use(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  use(text);
}

/// `path` without empty, `.` and `..` segments (RFC 3986, 5.2.4, and no double slashes).
std::string normalize(std::string_view path) {
  std::vector<std::string_view> segments;
  bool is_folder = true;  // ends with a slash
  for_each_part(path, '/', [&](std::string_view segment) {
    is_folder = segment.empty() || segment == "." || segment == "..";
    if (!is_folder) segments.push_back(segment);
    if (segment == ".." && !segments.empty()) segments.pop_back();
  });
  std::string result;
  for (const std::string_view segment : segments) {
    result.append("/").append(segment);
  }
  return is_folder || result.empty() ? result + "/" : result;
}

std::string canonical_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> parameters;
  for_each_part(query, '&', [&](std::string_view parameter) {
    if (parameter.empty()) return;
    const auto equals = std::min(parameter.find('='), parameter.size());
    const auto value = parameter.substr(std::min(equals + 1, parameter.size()));
    parameters.emplace_back(percent_encode(percent_decode(parameter.substr(0, equals))),
                            percent_encode(percent_decode(value)));
  });
  std::ranges::sort(parameters);
  std::string result;
  for (const auto& [name, value] : parameters) {
    result.append(result.empty() ? "" : "&").append(name).append("=").append(value);
  }
  return result;
}

/// Appends `value` with its ends trimmed and each inner run of white space, line ends included,
/// made one space.
void append_collapsed(Secret& out, std::string_view value) {
  bool after_space = false;
  for (const char c : trim(value)) {
    if (!is_space(c)) {
      out.append(c);
    } else if (!after_space) {
      out.append(' ');
    }
    after_space = is_space(c);
  }
}

CanonicalHeaders canonical_headers(const HttpRequest& request) {
  CanonicalHeaders headers;
  for (const Header& header : request.headers) {
    const auto [entry, is_first] = headers.try_emplace(lower_case(header.name));
    if (!is_first) entry->second.append(',');
    append_collapsed(entry->second, header.value.reveal());
  }
  return headers;
}

std::string names_of(const CanonicalHeaders& headers) {
  std::string names;
  for (const auto& [name, value] : headers) {
    names.append(names.empty() ? "" : ";").append(name);
  }
  return names;
}

}  // namespace

CanonicalRequest canonical_request(const HttpRequest& request, PathForm form) {
  const UrlParts url = split_url(request.url);
  const CanonicalHeaders headers = canonical_headers(request);
  CanonicalRequest result{.text = {}, .signed_headers = names_of(headers)};
  const auto append_line = [&result](std::string_view line) {
    result.text.append(line);
    result.text.append('\n');
  };
  append_line(request.method);
  append_line(percent_encode(
      form == PathForm::normalized ? normalize(url.path) : std::string(url.path), "/"));
  append_line(canonical_query(url.query));
  for (const auto& [name, value] : headers) {
    result.text.append(name);
    result.text.append(':');
    append_line(value.reveal());
  }
  append_line("");
  append_line(result.signed_headers);
  result.text.append(hex(sha256(request.body.reveal())));
  return result;
}

}  // namespace stsmfa::sts
