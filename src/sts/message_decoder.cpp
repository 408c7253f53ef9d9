#include "base/text.h"
#include "sts/protocol.h"

#include <algorithm>
#include <array>
#include <span>

namespace stsmfa::sts {

namespace {

using Words = std::vector<Secret>;

std::string text_of(const Words& words) { return std::string(words[0].reveal()); }

long number_of(const Words& words, long least, long most) {
  const auto number = parse_number(words[0].reveal());
  if (!number || *number < least || *number > most) throw ProtocolError{"a bad number"};
  return *number;
}

bool flag_of(const Words& words) {
  const auto word = words[0].reveal();
  if (word != "yes" && word != "no") throw ProtocolError{"neither yes nor no"};
  return word == "yes";
}

Outcome outcome_of(const Words& words) {
  for (std::size_t i = 0; i < outcome_names.size(); ++i) {
    if (outcome_names[i] == words[0].reveal()) return static_cast<Outcome>(i);
  }
  throw ProtocolError{"an unknown outcome"};
}

Time time_of(const Words& words) {
  const auto time = parse_amz_date(words[0].reveal());
  if (!time) throw ProtocolError{"a bad date"};
  return *time;
}

enum class Occurs { once, at_most_once, any_number };

/// A name that a message may have, how many words follow it, and where they go.
template <typename Message>
struct Entry {
  std::string_view name;
  Occurs occurs;
  std::size_t words;
  void (*take)(Message& message, const Words& words);
};

constexpr long largest_number = 1L << 30;
constexpr long a_day = 24L * 60 * 60;

constexpr std::array<Entry<Request>, 9> request_entries = {{
    {"id", Occurs::once, 1, [](auto& r, auto& w) { r.id = number_of(w, 0, largest_number); }},
    {"url", Occurs::once, 1, [](auto& r, auto& w) { r.url = text_of(w); }},
    {"header", Occurs::any_number, 2,
     [](auto& r, auto& w) {
       r.headers.push_back({text_of(w), w[1]});
     }},
    {"body", Occurs::at_most_once, 1, [](auto& r, auto& w) { r.body = w[0]; }},
    {"ca-bundle", Occurs::at_most_once, 1, [](auto& r, auto& w) { r.ca_bundle = text_of(w); }},
    {"proxy", Occurs::at_most_once, 1, [](auto& r, auto& w) { r.proxy.url = text_of(w); }},
    {"proxy-user", Occurs::at_most_once, 1, [](auto& r, auto& w) { r.proxy.user = w[0]; }},
    {"timeout", Occurs::once, 1,
     [](auto& r, auto& w) { r.timeout = Seconds(number_of(w, 1, a_day)); }},
    {"fresh", Occurs::once, 1, [](auto& r, auto& w) { r.fresh = flag_of(w); }},
}};

constexpr std::array<Entry<Reply>, 9> reply_entries = {{
    {"id", Occurs::once, 1, [](auto& r, auto& w) { r.id = number_of(w, 0, largest_number); }},
    {"outcome", Occurs::once, 1, [](auto& r, auto& w) { r.outcome = outcome_of(w); }},
    {"status", Occurs::once, 1, [](auto& r, auto& w) { r.status = number_of(w, 0, 999); }},
    {"date", Occurs::at_most_once, 1, [](auto& r, auto& w) { r.date = time_of(w); }},
    {"root", Occurs::at_most_once, 1, [](auto& r, auto& w) { r.root = text_of(w); }},
    {"field", Occurs::any_number, 2,
     [](auto& r, auto& w) {
       r.fields.push_back({text_of(w), w[1]});
     }},
    {"code", Occurs::at_most_once, 1, [](auto& r, auto& w) { r.code = text_of(w); }},
    {"message", Occurs::at_most_once, 1, [](auto& r, auto& w) { r.message = text_of(w); }},
    {"request-id", Occurs::at_most_once, 1, [](auto& r, auto& w) { r.request_id = text_of(w); }},
}};

template <typename Message>
Message decode(std::span<const Entry<Message>> entries, const std::vector<MessageLine>& lines) {
  Message message;
  std::vector<std::size_t> seen(entries.size());
  for (const auto& line : lines) {
    const auto entry = std::ranges::find(entries, line.name, &Entry<Message>::name);
    if (entry == entries.end()) throw ProtocolError{"an unknown name"};
    const auto index = static_cast<std::size_t>(entry - entries.begin());
    if (seen[index]++ > 0 && entry->occurs != Occurs::any_number) {
      throw ProtocolError{"a repeated " + line.name};
    }
    if (line.words.size() != entry->words) throw ProtocolError{"a malformed " + line.name};
    entry->take(message, line.words);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].occurs == Occurs::once && seen[i] == 0) {
      throw ProtocolError{"no " + std::string(entries[i].name)};
    }
  }
  return message;
}

}  // namespace

Request decode_request(const std::vector<MessageLine>& lines) {
  return decode<Request>(request_entries, lines);
}

Reply decode_reply(const std::vector<MessageLine>& lines) {
  return decode<Reply>(reply_entries, lines);
}

}  // namespace stsmfa::sts
