#include "client/call_schedule.h"

#include "client/retry.h"

#include <algorithm>

namespace stsmfa::client {

namespace {

constexpr std::size_t most_under_way = 32;
constexpr int most_attempts_when_busy = 8;

// botocore/retries/quota.py INITIAL_CAPACITY; standard.py RetryQuotaChecker: _RETRY_COST,
// _TIMEOUT_RETRY_REQUEST, _NO_RETRY_INCREMENT.
constexpr int whole_quota = 500;
constexpr int usual_cost = 5;
constexpr int cost_when_lost = 10;
constexpr int first_success = 1;

/// botocore asks 10 for time-outs alone. A lost answer is one, or a connection that was cut, which
/// a verdict does not tell apart; not being able to connect costs the usual, for the same reason.
int cost_after(Verdict verdict) { return verdict == Verdict::lost ? cost_when_lost : usual_cost; }

int most_attempts_after(Verdict verdict) {
  return verdict == Verdict::busy ? most_attempts_when_busy : most_attempts;
}

}  // namespace

CallSchedule::CallSchedule(std::function<double()> random)
    : random_(std::move(random)), most_(most_under_way), quota_(whole_quota) {}

void CallSchedule::add(std::size_t id) {
  calls_.emplace(id, Call());
  first_.push_back(id);
}

std::optional<std::size_t> CallSchedule::next(Moment now) {
  if (under_way_ >= most_) return std::nullopt;
  std::size_t id = 0;
  if (!later_.empty() && later_.top().first <= now) {
    id = later_.top().second;
    later_.pop();
  } else if (!first_.empty()) {
    id = first_.front();
    first_.pop_front();
  } else {
    return std::nullopt;
  }
  Call& call = calls_.at(id);
  ++call.attempts;
  call.sending = ++sendings_;
  ++under_way_;
  return id;
}

bool CallSchedule::ended(std::size_t id, Verdict verdict, Moment now) {
  const auto found = calls_.find(id);
  Call& call = found->second;
  --under_way_;
  if (verdict == Verdict::busy) halve(call);
  if (verdict == Verdict::granted) succeeded(call);
  if (!may_come_back(call, verdict)) {
    calls_.erase(found);
    return true;
  }
  const std::chrono::duration<double> wait = longest_back_off(call.attempts) * random_();
  later_.emplace(now + std::chrono::ceil<Moment::duration>(wait), id);
  return false;
}

void CallSchedule::halve(const Call& call) {
  if (call.sending <= halved_at_) return;
  most_ = std::max(most_ / 2, std::size_t{1});
  halved_at_ = sendings_;
  successes_ = 0;
}

void CallSchedule::succeeded(const Call& call) {
  quota_ = std::min(quota_ + std::max(call.cost, first_success), whole_quota);
  if (++successes_ < most_) return;
  most_ = std::min(most_ + 1, most_under_way);
  successes_ = 0;
}

/// Takes the cost of a further attempt from the quota if there is to be one.
bool CallSchedule::may_come_back(Call& call, Verdict verdict) {
  if (!is_worth_another_attempt(verdict)) return false;
  if (call.attempts >= most_attempts_after(verdict)) return false;
  const int cost = cost_after(verdict);
  if (cost > quota_) return false;
  quota_ -= cost;
  call.cost = cost;
  return true;
}

std::optional<CallSchedule::Moment> CallSchedule::next_moment() const {
  if (later_.empty() || under_way_ >= most_) return std::nullopt;
  return later_.top().first;
}

}  // namespace stsmfa::client
