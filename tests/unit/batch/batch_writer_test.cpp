#include "batch/batch_writer.h"

#include "cli/options.h"
#include "cli/report.h"
#include "credentials/session.h"
#include "os/file.h"
#include "profile/plan.h"
#include "session/session_edits.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

namespace stsmfa::batch {

namespace {

using std::chrono::milliseconds;

const BatchWriter::Moment start = BatchWriter::Moment() + std::chrono::hours(1);

/// A credentials file with long-term sections for `a`, `b` and `c`.
class BatchWriterTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "batch-writer-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    files_.locations.credentials.path = path();
    for (const char* const profile : {"a", "b", "c"}) {
      original_ += "[" + std::string(profile) + "-long-term]\nk = v\n";
    }
    write(original_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path() const { return folder_ + "/credentials"; }
  void write(const std::string& text) const { std::ofstream(path()) << text; }
  std::string text() const { return std::string(os::read_file(path())->bytes.reveal()); }

  static void add(BatchWriter& writer, std::size_t target, const std::string& profile,
                  BatchWriter::Moment now = start) {
    profile::Plan plan;
    plan.names = {.profile = profile,
                  .long_term = profile + "-long-term",
                  .short_term = profile,
                  .long_term_suffix = "-long-term"};
    writer.add(target, session::edit_of(plan, session(profile)), now);
  }

  static credentials::Session session(const std::string& profile) {
    return {.access_key_id = "ASIAIOSFODNN7EXAMPLE",
            .secret_access_key = Secret("secret-of-" + profile),
            .session_token = Secret("token-of-" + profile),
            .expiration = test::at("2026-11-21 20:00:00")};
  }

  static std::string section(const std::string& profile) {
    return "[" + profile + "]\nassumed_role = False\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\n" +
           "aws_secret_access_key = secret-of-" + profile + "\naws_session_token = token-of-" +
           profile + "\naws_security_token = token-of-" + profile +
           "\nexpiration = 2026-11-21 20:00:00\n";
  }

  std::string folder_;
  std::string original_;
  profile::Files files_ = {};
  cli::Options options_ = {.quiet = true};
  cli::Report report_ = cli::Report(options_);
};

TEST_F(BatchWriterTest, WritesAllThatWaitsInOneRewrite) {
  BatchWriter writer(files_, report_);
  for (const std::size_t target : {0U, 1U, 2U}) {
    add(writer, target, std::string(1, static_cast<char>('a' + target)));
  }
  const auto before = os::read_file(path())->status.st_ino;
  EXPECT_TRUE(writer.write().empty());
  EXPECT_NE(os::read_file(path())->status.st_ino, before);
  EXPECT_EQ(text(), original_ + section("a") + section("b") + section("c"));
  EXPECT_TRUE(writer.empty());
}

TEST_F(BatchWriterTest, WritesNothingOfNothing) {
  const auto before = os::read_file(path())->status.st_ino;
  EXPECT_TRUE(BatchWriter(files_, report_).write().empty());
  EXPECT_EQ(os::read_file(path())->status.st_ino, before);
}

TEST_F(BatchWriterTest, IsDueASecondAfterTheFirst) {
  BatchWriter writer(files_, report_);
  EXPECT_FALSE(writer.is_due(start));
  add(writer, 0, "a", start);
  add(writer, 1, "b", start + milliseconds(900));
  EXPECT_FALSE(writer.is_due(start + milliseconds(999)));
  EXPECT_TRUE(writer.is_due(start + milliseconds(1000)));
  writer.write();
  EXPECT_FALSE(writer.is_due(start + milliseconds(2000)));
  add(writer, 2, "c", start + milliseconds(2000));
  EXPECT_FALSE(writer.is_due(start + milliseconds(2999)));
}

/// Each takes room several times over while it is written.
TEST_F(BatchWriterTest, IsDueWhenFourHundredWait) {
  BatchWriter writer(files_, report_);
  for (std::size_t i = 0; i < 399; ++i) {
    add(writer, i, "a", start);
  }
  EXPECT_FALSE(writer.is_due(start));
  add(writer, 399, "a", start);
  EXPECT_TRUE(writer.is_due(start));
}

TEST_F(BatchWriterTest, ASectionThatIsBeingRewrittenStopsNoOther) {
  BatchWriter writer(files_, report_);
  add(writer, 0, "a");
  add(writer, 1, "gone");
  add(writer, 2, "c");
  const auto refused = writer.write();
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_EQ(refused[0].target, 1U);
  EXPECT_EQ(refused[0].reason.status, ExitStatus::file_unusable);
  EXPECT_THAT(refused[0].reason.cause, testing::HasSubstr("gone-long-term"));
  EXPECT_EQ(text(), original_ + section("a") + section("c"));
}

TEST_F(BatchWriterTest, WhoWritesTheFileInPlaceAndHasEmptiedItFirstCostsNobodyASession) {
  BatchWriter writer(files_, report_);
  add(writer, 0, "a");
  add(writer, 1, "b");
  write("");
  const int events = ::inotify_init1(IN_CLOEXEC);
  ASSERT_GE(::inotify_add_watch(events, path().c_str(), IN_CLOSE_NOWRITE), 0);
  std::thread other([&] {
    std::array<char, 1024> looked{};  // at the empty file
    if (::read(events, looked.data(), looked.size()) > 0) write(original_);
  });
  const auto refused = writer.write();
  other.join();
  ::close(events);
  EXPECT_TRUE(refused.empty());
  EXPECT_EQ(text(), original_ + section("a") + section("b"));
}

TEST_F(BatchWriterTest, KeysThatSomebodyPutThereMeanwhileStay) {
  const std::string keys =
      "[b]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
      "aws_secret_access_key = nowhere-else\n";
  write(original_ + keys);
  BatchWriter writer(files_, report_);
  add(writer, 0, "a");
  add(writer, 1, "b");
  const auto refused = writer.write();
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_EQ(refused[0].target, 1U);
  EXPECT_EQ(text(), original_ + keys + section("a"));
}

TEST_F(BatchWriterTest, AFileThatCannotBeWrittenIsAnError) {
  BatchWriter writer(files_, report_);
  add(writer, 0, "a");
  std::filesystem::remove(path());
  std::filesystem::create_directory(path());
  const Error error = test::error_of([&] { writer.write(); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
}

TEST_F(BatchWriterTest, WhatHasFailedIsNotWrittenLater) {
  BatchWriter writer(files_, report_);
  add(writer, 0, "a");
  std::filesystem::remove(path());
  std::filesystem::create_directory(path());
  test::error_of([&] { writer.write(); });
  std::filesystem::remove(path());
  write(original_);
  EXPECT_TRUE(writer.empty());
  add(writer, 1, "b");
  EXPECT_TRUE(writer.write().empty());
  EXPECT_EQ(text(), original_ + section("b"));
}

TEST_F(BatchWriterTest, AbandonedSharedSessionsGoWithARewrite) {
  const std::string abandoned =
      "[mfa-AKIAOLDOLDOLDOLDOLD0]\nassumed_role = False\nexpiration = 2001-01-01 00:00:00\n";
  write(abandoned + original_);
  BatchWriter writer(files_, report_);
  add(writer, 0, "a");
  EXPECT_TRUE(writer.write().empty());
  EXPECT_EQ(text(), original_ + section("a"));
}

}  // namespace

}  // namespace stsmfa::batch
