#include "client/echo.h"

#include "sts/percent_encoding.h"

#include <algorithm>

namespace stsmfa::client {

namespace {

/// As much of a secret tells that it is one.
constexpr std::size_t telling_size = 16;
/// What is shorter stands in for one, as `test` does for servers that try things out, and in any
/// sentence.
constexpr std::size_t least_size = 8;

void leave_out(std::string& text, std::string_view secret) {
  if (secret.size() < least_size) return;
  constexpr std::string_view mark = "(left out)";
  const std::string_view start = secret.substr(0, telling_size);
  for (std::size_t at = 0; (at = text.find(start, at)) != std::string::npos; at += mark.size()) {
    const auto end = std::ranges::mismatch(std::string_view(text).substr(at), secret).in2;
    text.replace(at, static_cast<std::size_t>(end - secret.begin()), mark);
  }
}

}  // namespace

void leave_out_secrets(sts::Reply& reply, const sts::Credentials& credentials) {
  for (const Secret* secret : {&credentials.secret_access_key, &credentials.session_token}) {
    Secret encoded;
    sts::append_percent_encoded(encoded, secret->reveal());
    for (std::string* text : {&reply.message, &reply.code, &reply.root, &reply.request_id}) {
      leave_out(*text, secret->reveal());
      leave_out(*text, encoded.reveal());
    }
  }
}

}  // namespace stsmfa::client
