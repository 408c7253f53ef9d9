#include "batch/summary.h"

#include "cli/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace stsmfa::batch {

namespace {

constexpr std::array<ExitStatus, 6> worst_first = {
    ExitStatus::file_unusable, ExitStatus::plan_impossible, ExitStatus::usage,
    ExitStatus::refused,       ExitStatus::unreached,       ExitStatus::code_needed};

/// Profiles that failed for the same reason.
struct Reason {
  Error error;
  std::vector<std::string> profiles = {};
};

std::vector<Reason> group(const std::vector<Failure>& failures) {
  std::vector<Reason> reasons;
  std::map<std::tuple<ExitStatus, std::string, std::string>, std::size_t> places;
  for (const auto& [profile, error] : failures) {
    const auto [place, is_new] =
        places.try_emplace({error.status, one_line(error), error.hint}, reasons.size());
    if (is_new) reasons.push_back({error});
    reasons[place->second].profiles.push_back(profile);
  }
  return reasons;
}

/// The reason as an Error of all its profiles, which Report prints as it prints any other.
Error error_of(const Reason& reason) {
  const std::string names = cli::join(reason.profiles, cli::for_a_sentence);
  Error error{.status = reason.error.status, .hint = reason.error.hint};
  if (reason.error.aws_mfa.empty()) {
    error.object = names;
    error.cause = one_line(reason.error);
  } else {
    error.aws_mfa = names + ": " + reason.error.aws_mfa;
  }
  return error;
}

}  // namespace

std::string short_reason(const Error& reason) {
  std::string cause = reason.cause.empty() ? one_line(reason) : reason.cause;
  switch (reason.status) {
    case ExitStatus::refused:
      return "refused: " + cause;
    case ExitStatus::unreached:
      return "not reached: " + cause;
    case ExitStatus::code_needed:
      return "no code: " + cause;
    default:
      return cause;
  }
}

ExitStatus worst_of(const std::vector<Failure>& failures) {
  const auto rank = [](const Failure& failure) {
    return std::ranges::find(worst_first, failure.reason.status) - worst_first.begin();
  };
  const auto worst = std::ranges::min_element(failures, {}, rank);
  return worst == failures.end() ? ExitStatus::success : worst->reason.status;
}

void say_failures(const std::vector<Failure>& failures, cli::Report& report) {
  const std::vector<Reason> reasons = group(failures);
  // By status too: under --quiet the lines of one status are not said, and their hints neither.
  const auto hint_of = [&](std::size_t at) {
    return std::pair(reasons[at].error.status, reasons[at].error.hint);
  };
  std::set<std::pair<ExitStatus, std::string>> said;
  for (std::size_t at = 0; at < reasons.size(); ++at) {
    const bool comes_again = at + 1 < reasons.size() && hint_of(at + 1) == hint_of(at);
    Error error = error_of(reasons[at]);
    if (comes_again || !said.insert(hint_of(at)).second) error.hint.clear();
    report.error(error);
  }
}

std::string in_all(const std::vector<Row>& rows) {
  std::string text = std::to_string(rows.size()) + (rows.size() == 1 ? " profile" : " profiles");
  const char* separator = ": ";
  for (const auto& [state, words] : {std::pair{State::renewed, " renewed"},
                                     {State::fresh, " fresh before"},
                                     {State::failed, " failed"},
                                     {State::calling, " unfinished"},
                                     {State::waiting, " not begun"}}) {
    const auto count = std::ranges::count(rows, state, &Row::state);
    if (count == 0) continue;
    text += separator + std::to_string(count) + words;
    separator = ", ";
  }
  return text;
}

}  // namespace stsmfa::batch
