#include "sts/protocol.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace stsmfa::sts {

namespace {

/// Puts a message together, line by line, and knows the limits.
class MessageWriter {
 public:
  void line(std::string_view name, std::initializer_list<std::string_view> words) {
    const auto start = text_.size();
    text_.append(name);
    for (const auto word : words) {
      text_.append(' ');
      append_encoded(word);
    }
    if (text_.size() - start > longest_line) throw ProtocolError{"a line would be too long"};
    text_.append('\n');
    if (++lines_ > most_lines) throw ProtocolError{"a message would have too many lines"};
  }
  void line_unless_empty(std::string_view name, std::string_view word) {
    if (!word.empty()) line(name, {word});
  }
  void line(std::string_view name, long number) { line(name, {std::to_string(number)}); }

  Secret finish() {
    if (text_.size() > longest_message) throw ProtocolError{"a message would be too long"};
    text_.append('\n');
    return std::move(text_);
  }

 private:
  void append_encoded(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : bytes) {
      if (c >= 0x21 && c <= 0x7e && c != '%') {
        text_.append(c);
        continue;
      }
      const auto byte = static_cast<unsigned char>(c);
      text_.append('%');
      text_.append(digits[byte >> 4U]);
      text_.append(digits[byte & 0xfU]);
    }
  }

  Secret text_;
  std::size_t lines_ = 0;
};

}  // namespace

std::string greeting() { return std::string(helper_name) + " 1 " STSMFA_VERSION "\n"; }

Secret encode(const Request& request) {
  MessageWriter message;
  message.line("id", request.id);
  message.line("url", {request.url});
  for (const auto& header : request.headers) {
    message.line("header", {header.name, header.value.reveal()});
  }
  message.line_unless_empty("body", request.body.reveal());
  message.line_unless_empty("ca-bundle", request.ca_bundle);
  message.line_unless_empty("proxy", request.proxy.url);
  message.line_unless_empty("proxy-user", request.proxy.user.reveal());
  message.line("timeout", request.timeout.count());
  message.line("fresh", {request.fresh ? "yes" : "no"});
  return message.finish();
}

Secret encode(const Reply& reply) {
  MessageWriter message;
  message.line("id", reply.id);
  message.line("outcome", {outcome_names[static_cast<std::size_t>(reply.outcome)]});
  message.line("status", reply.status);
  if (reply.date) message.line("date", {format_amz_date(*reply.date)});
  message.line_unless_empty("root", reply.root);
  for (const auto& field : reply.fields) {
    message.line("field", {field.path, field.value.reveal()});
  }
  message.line_unless_empty("code", reply.code);
  message.line_unless_empty("message", reply.message);
  message.line_unless_empty("request-id", reply.request_id);
  return message.finish();
}

const Secret* find_field(const Reply& reply, std::string_view path) {
  const auto found = std::ranges::find(reply.fields, path, &Field::path);
  return found == reply.fields.end() ? nullptr : &found->value;
}

}  // namespace stsmfa::sts
