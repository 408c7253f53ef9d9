#pragma once

#include "cli/options.h"
#include "cli/report.h"
#include "client/parallel_calls.h"
#include "profile/destination.h"
#include "sts/call.h"
#include "tests/unit/client/scripted_sts.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace stsmfa::client {

/// Calls of one destination, an STS by a script, and what comes of them.
class ParallelCallsTest : public testing::Test {
 protected:
  /// A call that the script knows by its number.
  MakeCall call(std::size_t id) {
    return [this, id]() -> ParallelCall {
      ++made;
      sts::Call call = sts::get_caller_identity();
      call.parameters.push_back({"Number", Secret(std::to_string(id))});
      return {.call = std::move(call),
              .credentials = {"AKIAIOSFODNN7EXAMPLE", Secret("secret")},
              .destination = &destination};
    };
  }

  /// Carries so many calls to their ends and gives what came of each.
  std::map<std::size_t, Verdict> carry(std::size_t count) {
    ParallelCalls calls(sts.wire(), report);
    calls.on_sent = [&](std::size_t id, int attempt) { attempts[id].push_back(attempt); };
    for (std::size_t id = 0; id < count; ++id) {
      calls.add(id, call(id));
    }
    std::map<std::size_t, Verdict> ended;
    while (auto next = calls.next(std::chrono::hours(1))) {
      EXPECT_TRUE(ended.emplace(next->id, next->reply.verdict).second) << "twice: " << next->id;
    }
    EXPECT_TRUE(calls.idle());
    EXPECT_EQ(ended.size(), count);
    return ended;
  }

  static std::vector<std::size_t> those_with(const std::map<std::size_t, Verdict>& ended,
                                             Verdict verdict) {
    std::vector<std::size_t> ids;
    for (const auto& [id, ended_so] : ended) {
      if (ended_so == verdict) ids.push_back(id);
    }
    return ids;
  }

  static bool is_call(const client::ScriptedSts::Seen& seen, std::size_t id) {
    return seen.body.ends_with("Number=" + std::to_string(id));
  }

  std::size_t made = 0;  ///< of them
  client::ScriptedSts sts;
  profile::Destination destination{
      .endpoint = {"https://sts.example", "us-east-1"}, .ca_bundle = "/ca", .notices = {}};
  cli::Options options{.quiet = true};
  cli::Report report{options};
  std::map<std::size_t, std::vector<int>> attempts;
};

}  // namespace stsmfa::client
