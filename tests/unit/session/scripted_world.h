#pragma once

#include "ask/question.h"
#include "base/time.h"
#include "client/wire.h"
#include "session/world.h"
#include "sts/protocol.h"
#include "sts/request.h"
#include "tests/unit/client/replies.h"

#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stsmfa::test {

/// A person, a clock and AWS, as lists of what they do and of what is done to them. No process, no
/// terminal, no network.
class ScriptedWorld {
 public:
  std::deque<std::string> typed = {};   ///< what the person answers; then Ctrl-D
  bool goes_away = false;               ///< no Ctrl-D then: the time is over
  std::deque<sts::Reply> replies = {};  ///< of STS, the last one for ever
  std::string found_device = "arn:aws:iam::123456789012:mfa/found";  ///< what IAM names
  Time clock = noon;
  bool has_terminal = true;
  sts::Reply connection = {.outcome = sts::Outcome::answered};  ///< of a request without a body
  /// Called when a question stands, before it is answered.
  std::function<void()> while_asked = [] {};

  std::vector<std::string> questions = {};
  std::vector<std::string> sent = {};    ///< of each call to STS the code; empty: none
  std::vector<std::string> bodies = {};  ///< of each call to STS
  std::vector<std::string> dates = {};   ///< of each call its X-Amz-Date
  std::vector<long> waits = {};          ///< in seconds
  int helpers = 0;                       ///< that were started

  client::Wire wire() {
    return {.send = [this](const sts::Request& request) { return send(request); },
            .receive = [this](long id) { return received_.at(id); },
            .now = [this] { return clock; },
            .wait = [this](Seconds duration) { waits.push_back(duration.count()); },
            .random = [] { return 0.5; }};
  }

  ask::Ask ask() {
    return [this](const ask::Question& question) { return answer(question); };
  }

  session::World world() {
    return {.connect =
                [this](const std::vector<std::string>&) {
                  ++helpers;
                  return wire();
                },
            .ask = ask(),
            .now = [this] { return clock; }};
  }

 private:
  ask::Answer answer(const ask::Question& question) {
    if (!has_terminal) {
      return {ask::Answer::From::nobody, {os::LineEnd::end_of_file, Secret()}};
    }
    questions.push_back(question.text);
    if (question.on_terminal) question.on_terminal("/dev/pts/0");
    if (question.on_watched) question.on_watched();
    while_asked();
    if (typed.empty()) {
      const auto end = goes_away ? os::LineEnd::timed_out : os::LineEnd::end_of_file;
      return {ask::Answer::From::terminal, {end, Secret()}};
    }
    const std::string line = std::exchange(typed.front(), {});
    typed.pop_front();
    return {ask::Answer::From::terminal, {os::LineEnd::line, Secret(line)}};
  }

  long send(const sts::Request& request) {
    const long id = static_cast<long>(received_.size());
    received_.emplace(id, reply_to(request));
    return id;
  }

  sts::Reply reply_to(const sts::Request& request) {
    const std::string body(request.body.reveal());
    if (body.empty()) return connection;
    if (body.find("ListMFADevices") != std::string::npos) return devices();
    const auto code = body.find("TokenCode=");
    sent.push_back(code == std::string::npos ? "" : body.substr(code + 10, 6));
    bodies.push_back(body);
    for (const sts::Header& header : request.headers) {
      if (header.name == "X-Amz-Date") dates.emplace_back(header.value.reveal());
    }
    EXPECT_EQ(request.fresh, code != std::string::npos) << "a code goes out on a fresh connection";
    if (replies.empty()) return {.outcome = sts::Outcome::not_sent, .message = "no reply is left"};
    sts::Reply reply = replies.front();
    if (replies.size() > 1) replies.pop_front();
    return reply;
  }

  sts::Reply devices() const {
    return {
        .outcome = sts::Outcome::answered,
        .status = 200,
        .date = noon,
        .root = "ListMFADevicesResponse",
        .fields = {{"ListMFADevicesResult/MFADevices/member/SerialNumber", Secret(found_device)}}};
  }

  std::map<long, sts::Reply> received_ = {};
};

}  // namespace stsmfa::test
