#include "rotate/settle.h"

#include "base/error.h"

#include <array>

namespace stsmfa::rotate {

namespace {

/// Between five successes: ten seconds in all.
constexpr std::array<Seconds, 4> pauses = {Seconds(2), Seconds(3), Seconds(2), Seconds(3)};
constexpr Seconds after_failure = Seconds(2);
constexpr Seconds patience = std::chrono::minutes(1);

std::string failure_of(const profile::Keys& made, const std::string& arn, const Aws& aws) {
  try {
    const std::string answer = aws.identify(made);
    return answer == arn ? std::string() : "AWS says that they are those of " + answer;
  } catch (const Error& error) {
    return one_line(error);
  }
}

}  // namespace

std::string why_not_settled(const profile::Keys& made, const std::string& arn, const Aws& aws) {
  const client::Wire::Moment end = aws.moment() + patience;
  for (std::size_t successes = 0;;) {
    std::string failure = failure_of(made, arn, aws);
    successes = failure.empty() ? successes + 1 : 0;
    if (successes > pauses.size()) return {};
    if (!failure.empty() && aws.moment() >= end) return failure;
    aws.wait(successes == 0 ? after_failure : pauses.at(successes - 1));
  }
}

}  // namespace stsmfa::rotate
