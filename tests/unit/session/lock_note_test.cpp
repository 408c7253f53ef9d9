#include "session/lock_note.h"

#include "base/time.h"

#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

const Time noon = parse_expiration("2026-11-21 12:00:00").value();
const std::string device = "arn:aws:iam::123456789012:mfa/lee";

TEST(LockNote, ComesBackAsItWasWritten) {
  LockNote note{.state = LockNote::State::asking,
                .pid = 4711,
                .terminal = "/dev/pts/3",
                .section = "a name\nwith % odd bytes\x80",
                .device = device,
                .word = "0123456789abcdef",
                .ended = 9};
  remember_failure(
      note,
      {.pid = 4710, .status = ExitStatus::refused, .task = "two words", .reason = "no: not today"});
  remember_code(note, {device, Secret("123456"), noon}, "salt");
  const LockNote read = parse_note(format_note(note));
  EXPECT_EQ(read.state, note.state);
  EXPECT_EQ(read.pid, note.pid);
  EXPECT_EQ(read.terminal, note.terminal);
  EXPECT_EQ(read.section, note.section);
  EXPECT_EQ(read.device, note.device);
  EXPECT_EQ(read.word, note.word);
  EXPECT_EQ(read.ended, note.ended);
  ASSERT_EQ(read.failures.size(), 1U);
  const LockNote::Failure& failure = read.failures.front();
  EXPECT_EQ(failure.number, 9);
  EXPECT_EQ(failure.pid, 4710);
  EXPECT_EQ(failure.status, ExitStatus::refused);
  EXPECT_EQ(failure.task, "two words");
  EXPECT_EQ(failure.device, "");
  EXPECT_EQ(failure.reason, "no: not today");
  EXPECT_TRUE(was_sent(read, {device, Secret("123456"), noon}));
}

TEST(LockNote, HasNoNumberWhereNoneCanBeRead) {
  const LockNote read = parse_note("failure x y 3 dev d reason\npid z\nended w\n");
  ASSERT_EQ(read.failures.size(), 1U);
  EXPECT_EQ(read.failures.front().number, 0);
  EXPECT_EQ(read.failures.front().pid, 0);
  EXPECT_EQ(read.pid, 0);
  EXPECT_EQ(read.ended, 0);
}

TEST(LockNote, HoldsNoCode) {
  LockNote note;
  remember_code(note, {device, Secret("987654"), noon}, "salt");
  EXPECT_EQ(format_note(note).find("987654"), std::string::npos);
}

TEST(LockNote, IsWholeOnlyToItsEnd) {
  const std::string text = format_note({.pid = 1, .section = "the\nend\n"});
  EXPECT_TRUE(is_whole_note(text));
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(is_whole_note(text.substr(0, size)));
  }
}

TEST(LockNote, IsKnownByItsFirstLine) {
  for (const auto state :
       {LockNote::State::idle, LockNote::State::asking, LockNote::State::calling}) {
    EXPECT_TRUE(begins_as_note(format_note({.state = state, .pid = 1})));
  }
  for (const char* const text :
       {"", "state", "state idle", "state of things\n", "[a]\nstate idle\n"}) {
    EXPECT_FALSE(begins_as_note(text));
  }
}

TEST(LockNote, IsReadAsFarAsItCanBe) {
  EXPECT_EQ(parse_note("").pid, 0);
  const LockNote read = parse_note(
      "novalue\nfuture 1\npid x\nfailure 1 2 77\nfailure\nfailure 2 1 4 dev\nstate dancing\n"
      "ended 3\ndevice %4\xff\nreas");
  EXPECT_EQ(read.pid, 0);
  ASSERT_EQ(read.failures.size(), 1U);
  EXPECT_EQ(read.failures.front().task, "dev");
  EXPECT_EQ(read.state, LockNote::State::idle);
  EXPECT_EQ(read.ended, 3);
}

TEST(LockNote, RemembersTheLastEightFailures) {
  LockNote note;
  for (note.ended = 1; note.ended <= 20; ++note.ended) {
    remember_failure(note, {.status = ExitStatus::refused, .reason = std::string(100'000, 'x')});
  }
  const LockNote read = parse_note(format_note(note));
  ASSERT_EQ(read.failures.size(), 8U);
  EXPECT_EQ(read.failures.front().number, 13);
  EXPECT_EQ(read.failures.back().number, 20);
  EXPECT_EQ(read.failures.back().reason, std::string(2000, 'x'));
  EXPECT_LT(format_note(note).size(), 64U * 1024);
}

TEST(LockNote, OfLongNamesIsWholeWithTheLatestFailures) {
  LockNote note{.section = std::string(4000, '\xfc')};
  remember_code(note, {device, Secret("123456"), noon}, "salt");
  for (note.ended = 1; note.ended <= 8; ++note.ended) {
    remember_failure(note, {.status = ExitStatus::refused, .task = note.section});
  }
  const std::string text = format_note(note);
  EXPECT_LT(text.size(), 64U * 1024);
  const LockNote read = parse_note(text);
  ASSERT_EQ(read.failures.size(), 2U);
  EXPECT_EQ(read.failures.back().number, 8);
  EXPECT_TRUE(was_sent(read, {device, Secret("123456"), noon}));
}

/// The file has 64 KiB for all of it.
TEST(LockNote, HasThirtyTwoKibibytesForFailures) {
  const auto with_older = [](std::size_t size) {
    LockNote note;
    note.failures = {{.number = 1, .status = ExitStatus::refused, .task = std::string(size, 'x')},
                     {.number = 2, .status = ExitStatus::refused, .task = "y"}};
    return format_note(note);
  };
  const std::size_t others = with_older(1).size() - format_note({}).size() - 1;
  const std::size_t largest = std::size_t{32} * 1024 - others;
  EXPECT_EQ(parse_note(with_older(largest)).failures.size(), 2U);
  const LockNote read = parse_note(with_older(largest + 1));
  ASSERT_EQ(read.failures.size(), 1U);
  EXPECT_EQ(read.failures.front().number, 2);
}

TEST(SentCode, IsTheSameCodeOfTheSameDeviceForNinetySeconds) {
  LockNote note;
  EXPECT_FALSE(was_sent(note, {device, Secret("123456"), noon}));
  remember_code(note, {device, Secret("123456"), noon}, "salt");
  EXPECT_TRUE(was_sent(note, {device, Secret("123456"), noon + Seconds(89)}));
  EXPECT_FALSE(was_sent(note, {device, Secret("123456"), noon + Seconds(90)}));
  EXPECT_TRUE(was_sent(note, {device, Secret("123456"), noon - Seconds(20)})) << "set back";
  EXPECT_FALSE(was_sent(note, {device, Secret("123457"), noon}));
  EXPECT_FALSE(was_sent(note, {"another", Secret("123456"), noon}));
}

TEST(SentCode, IsNotAnotherDevicesWhoseNameEndsInItsFirstDigit) {
  LockNote note;
  remember_code(note, {"lee", Secret("123456"), noon}, "salt");
  EXPECT_FALSE(was_sent(note, {"lee1", Secret("23456"), noon}));
}

TEST(SentCode, IsRememberedBesideThoseOfOtherDevices) {
  LockNote note;
  remember_code(note, {device, Secret("123456"), noon}, "salt");
  remember_code(note, {"another", Secret("654321"), noon + Seconds(5)}, "pepper");
  note = parse_note(format_note(note));
  EXPECT_TRUE(was_sent(note, {device, Secret("123456"), noon + Seconds(9)}));
  EXPECT_TRUE(was_sent(note, {"another", Secret("654321"), noon + Seconds(9)}));
  forget_last_code(note);
  EXPECT_TRUE(was_sent(note, {device, Secret("123456"), noon + Seconds(9)}));
  EXPECT_FALSE(was_sent(note, {"another", Secret("654321"), noon + Seconds(9)}));
}

TEST(SentCode, IsForgottenWhenItIsWorthless) {
  LockNote note;
  for (int i = 0; i < 20; ++i) {
    remember_code(note, {device, Secret(std::to_string(100'000 + i)), noon}, "salt");
  }
  EXPECT_EQ(note.codes.size(), 8U) << "at most";
  remember_code(note, {device, Secret("123456"), noon + Seconds(90)}, "salt");
  EXPECT_EQ(note.codes.size(), 1U);
}

TEST(AHoldersFailure, ConcernsWhoWantsTheSameOrTheSameDevicesCode) {
  LockNote::Failure failure{.status = ExitStatus::refused, .task = "dev", .device = device};
  EXPECT_TRUE(concerns(failure, "dev", device));
  EXPECT_FALSE(concerns(failure, "prod", device));
  failure.status = ExitStatus::code_needed;
  EXPECT_TRUE(concerns(failure, "prod", device));
  EXPECT_FALSE(concerns(failure, "prod", "another device"));
}

}  // namespace
}  // namespace stsmfa::session
