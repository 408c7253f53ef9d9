#include "client/parallel_calls.h"

#include "client/retry.h"
#include "client/verdict.h"
#include "sts/protocol.h"

#include <algorithm>
#include <utility>

namespace stsmfa::client {

using std::chrono::milliseconds;

void ParallelCalls::add(std::size_t id, MakeCall make) {
  calls_.emplace(id, Pending{.make = std::move(make)});
  schedule_.add(id);
}

std::optional<ParallelCalls::Ended> ParallelCalls::next(milliseconds patience) {
  const auto end = wire_.moment() + patience;
  for (;;) {
    while (const auto id = schedule_.next(wire_.moment())) {
      send(*id);
    }
    if (idle()) return std::nullopt;
    const auto until = std::min(schedule_.next_moment().value_or(end), end);
    const auto left = std::chrono::ceil<milliseconds>(until - wire_.moment());
    if (auto reply = wire_.receive_any(std::max(left, milliseconds::zero()))) {
      if (auto ended = take(std::move(*reply))) return ended;
    } else if (wire_.moment() >= end) {
      return std::nullopt;
    }
  }
}

void ParallelCalls::send(std::size_t id) {
  Pending& pending = calls_.at(id);
  if (!pending.call) pending.call = std::exchange(pending.make, nullptr)();
  const auto& [call, credentials, destination] = *pending.call;
  pending.signed_at = wire_.now() + correction_;
  const long request = wire_.send(request_of(call, credentials, *destination, pending.signed_at));
  under_way_.emplace(request, id);
  ++pending.attempts;
  if (on_sent) on_sent(id, pending.attempts);
}

/// What has ended for good by this reply, if anything has.
std::optional<ParallelCalls::Ended> ParallelCalls::take(sts::Reply reply) {
  const auto request = under_way_.find(reply.id);
  if (request == under_way_.end()) return std::nullopt;
  const std::size_t id = request->second;
  under_way_.erase(request);
  Pending& pending = calls_.at(id);
  const auto& [call, credentials, destination] = *pending.call;
  JudgedReply judged = judge_reply(std::move(reply), call, credentials, pending.signed_at, report_);
  if (needs_correction(judged, pending)) {
    send(id);
    return std::nullopt;
  }
  if (!schedule_.ended(id, judged.verdict, wire_.moment())) return std::nullopt;
  calls_.erase(id);
  return Ended{id, std::move(judged)};
}

/// Whether the call has to go out once more, with AWS's time. A second refusal for the clock is an
/// ordinary one: no better time is known.
bool ParallelCalls::needs_correction(JudgedReply& judged, Pending& pending) {
  if (!clock_said_) clock_said_ = say_clock_error(judged.reply, pending.signed_at, report_);
  if (judged.verdict != Verdict::clock_wrong) return false;
  if (std::exchange(pending.corrected, true)) {
    judged.verdict = Verdict::refused;
    return false;
  }
  correction_ = *aws_time(judged.reply) - wire_.now();
  return true;
}

}  // namespace stsmfa::client
