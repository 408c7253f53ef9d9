#include "view/mask_identities.h"

#include "base/text.h"
#include "os/process.h"
#include "sts/shown_value.h"

#include <algorithm>
#include <array>

namespace stsmfa::view {

namespace {

constexpr auto none = std::string::npos;

/// Of a name that is shorter every text is full.
constexpr std::size_t shortest_name = 2;

bool is_id_character(char c) { return is_upper(c) || is_digit(c); }

/// Gives each run of characters of a kind to `mask`, and puts what that returns into its place.
template <typename Mask>
std::string mask_runs(std::string_view text, bool (*is_of_kind)(char), Mask mask) {
  std::string masked;
  while (!text.empty()) {
    const auto start = std::ranges::find_if(text, is_of_kind);
    const auto end = std::find_if_not(start, text.end(), is_of_kind);
    masked.append(text.begin(), start);
    if (start != end) masked += mask(std::string(start, end));
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
  }
  return masked;
}

/// `AKIA...`, and all other ids that AWS gives: of a user, a role, a session.
std::string mask_id(std::string run) {
  constexpr std::size_t shortest_id = 16;
  const bool is_id = run.size() >= shortest_id && run.front() == 'A' && is_upper(run[3]);
  return is_id ? run.substr(0, 4) + "..." : run;
}

/// What may be a secret in the place of a name, of a section or a file.
std::string mask_secret(const std::string& run) {
  return sts::looks_like_secret_access_key(run) ? "(not shown)" : run;
}

/// The account number that is written there: as AWS writes it or, in groups, as its console shows
/// it. Empty when there is none.
std::string_view account_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 3> forms = {"000000000000", "0000-0000-0000",
                                                     "0000 0000 0000"};
  const auto is_of_form = [](char c, char form) { return form == '0' ? is_digit(c) : c == form; };
  const auto is_digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  if (at > 0 && is_digit_at(at - 1)) return {};
  for (const std::string_view form : forms) {
    const std::string_view written = text.substr(at, form.size());
    const bool is_whole = !is_digit_at(at + form.size());
    if (is_whole && std::ranges::equal(written, form, is_of_form)) return written;
  }
  return {};
}

std::string mask_accounts(std::string_view text) {
  std::vector<std::string> accounts;
  std::string masked;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view written = account_at(text, at);
    if (written.empty()) {
      masked += text[at++];
      continue;
    }
    std::string digits(written);
    std::erase_if(digits, [](char c) { return !is_digit(c); });
    auto found = std::ranges::find(accounts, digits);
    if (found == accounts.end()) found = accounts.insert(found, digits);
    masked += "ACCOUNT" + std::to_string(found - accounts.begin() + 1);
    at += written.size();
  }
  return masked;
}

bool ends_name(char c) { return is_space(c) || std::string_view("/)(,;:'\"[]").find(c) != none; }

/// The names of the folders in `mark`, with which a path begins.
void collect(std::vector<std::string>& names, std::string_view text, std::string_view mark) {
  for (auto at = text.find(mark); at != none; at = text.find(mark, at + 1)) {
    if (at > 0 && !ends_name(text[at - 1])) continue;  // a folder below
    const std::string_view behind = text.substr(at + mark.size());
    const auto end = std::ranges::find_if(behind, ends_name);
    names.emplace_back(behind.begin(), end);
  }
}

/// The last parts of ARNs whose resource ends with a name: `user/division/lee`.
void collect_last(std::vector<std::string>& names, std::string_view text, std::string_view mark) {
  const auto ends_arn = [](char c) { return c != '/' && ends_name(c); };
  for (auto at = text.find(mark); at != none; at = text.find(mark, at + 1)) {
    const std::string_view behind = text.substr(at + mark.size());
    const std::string_view arn(behind.begin(), std::ranges::find_if(behind, ends_arn));
    names.emplace_back(arn.substr(arn.rfind('/') + 1));
  }
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  for (const std::string_view folder : {"/home/", "/Users/"}) {
    collect(names, text, folder);
  }
  for (const std::string_view resource :
       {":user/", ":mfa/", ":u2f/", ":assumed-role/", ":federated-user/"}) {
    collect_last(names, text, resource);
  }
  return names;
}

/// Whether what stands there is a word of its own.
bool is_word_at(std::string_view text, std::size_t at, std::size_t size) {
  const bool begins = at == 0 || !is_alnum(text[at - 1]);
  return begins && (at + size == text.size() || !is_alnum(text[at + size]));
}

void replace_words(std::string& text, std::string_view word, std::string_view mask) {
  for (auto at = text.find(word); at != none;) {
    const bool fits = is_word_at(text, at, word.size());
    if (fits) text.replace(at, word.size(), mask);
    at = text.find(word, at + (fits ? mask.size() : 1));
  }
}

void mask_users(std::string& text, std::vector<std::string> names) {
  // The longest first: one may be a part of another.
  std::ranges::sort(names, std::ranges::greater(), &std::string::size);
  for (const std::string& name : names) {
    if (name.size() >= shortest_name) replace_words(text, name, "USER");
  }
}

}  // namespace

Identities identities_of(const Environment& environment) {
  Identities known;
  const auto home = environment.get("HOME");
  known.home = home ? std::string(*home) : os::home_folder();
  while (known.home.ends_with('/')) {
    known.home.pop_back();
  }
  for (const std::string_view name : {"LOGNAME", "USER", "LNAME", "USERNAME"}) {
    if (const auto user = environment.get(name)) known.users.emplace_back(*user);
  }
  return known;
}

std::string mask_identities(std::string text, const Identities& known) {
  std::vector<std::string> names = names_in(text);
  if (!known.home.empty()) replace_words(text, escape(known.home), "~");
  for (const std::string& user : known.users) {
    names.push_back(escape(user));
  }
  for (const std::string& id : known.key_ids) {
    if (id.size() > 4) replace_words(text, escape(id), id.substr(0, 4) + "...");
  }
  mask_users(text, std::move(names));
  text = mask_runs(text, sts::is_of_secret_access_key, mask_secret);
  return mask_accounts(mask_runs(text, is_id_character, mask_id));
}

}  // namespace stsmfa::view
