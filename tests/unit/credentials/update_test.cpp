#include "credentials/update.h"

#include "os/file_lock.h"
#include "os/swap_name.h"
#include "tests/unit/credentials/edit_support.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <utility>

namespace stsmfa::credentials {
namespace {

using test::Scratch;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono_literals;

const Edit set_k = edit_of("x", {{"k", "new"}});

Update update(const std::string& path, const Edit& edit = set_k) {
  return update_file(path, {edit}, 1s);
}

std::string refusal_of_update(const std::string& path, const Edit& edit = set_k) {
  return test::error_line_of([&] { update_file(path, {edit}, 0s); });
}

TEST(UpdateFile, RewritesTheFile) {
  const Scratch scratch;
  test::write(scratch / "credentials", "[y]\nk=1\n");
  const Update done = update(scratch / "credentials");
  EXPECT_TRUE(done.written);
  EXPECT_THAT(done.remarks, IsEmpty());
  EXPECT_EQ(test::read(scratch / "credentials"), "[y]\nk=1\n[x]\nk = new\n");
  EXPECT_THAT(scratch.names(), ElementsAre("credentials", "credentials.lock"));
}

/// The file with the text that somebody has read in it, whatever that is.
Reading known(const std::string& path, std::string_view text) {
  os::FileContent content{Secret(text), test::status_of(path)};
  Document document(content.bytes.reveal(), path);
  return {std::move(content), std::move(document)};
}

/// How often the edits were asked for.
int looks_of_update(const std::string& path, std::optional<Reading> reading) {
  int looks = 0;
  const auto make_edits = [&](const Document&) {
    ++looks;
    return std::vector<Edit>{set_k};
  };
  EXPECT_TRUE(update_file(path, make_edits, 1s, std::move(reading)).written);
  return looks;
}

TEST(UpdateFile, GoesByWhatIsKnownOfAFileThatNobodyHasWrittenSince) {
  const Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, "[y]\nk=1\n");
  std::optional<Reading> reading = known(path, "[y]\nk=1\n");
  const char* const bytes = reading->document.text().data();
  const auto make_edits = [&](const Document& document) {
    EXPECT_EQ(document.text().data(), bytes) << "read once more";
    return std::vector<Edit>{set_k};
  };
  EXPECT_TRUE(update_file(path, make_edits, 1s, std::move(reading)).written);
  EXPECT_EQ(test::read(path), "[y]\nk=1\n[x]\nk = new\n");
}

TEST(UpdateFile, ReadsWhatIsKnownOnceMoreWhenItWasWrittenSince) {
  const Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, "[y]\nk=1\n");
  Reading reading = known(path, "[y]\nk=1\n");
  test::write(path, "[y]\nforeign=1\n");
  EXPECT_EQ(looks_of_update(path, std::move(reading)), 1);
  EXPECT_EQ(test::read(path), "[y]\nforeign=1\n[x]\nk = new\n");
}

/// Written in place within one tick of the file system's clock, and as long as it was before.
TEST(UpdateFile, FindsAChangeThatStatDoesNotShow) {
  const Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, "[y]\nk=2\n");
  EXPECT_EQ(looks_of_update(path, known(path, "[y]\nk=1\n")), 2) << "seen in what came out";
  EXPECT_EQ(test::read(path), "[y]\nk=2\n[x]\nk = new\n");
  EXPECT_THAT(scratch.names(), ElementsAre("credentials", "credentials.lock"));
}

TEST(UpdateFile, FindsSuchAChangeWhereNothingSeemsToBeDone) {
  const Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, "[x]\nk = old\n");
  EXPECT_EQ(looks_of_update(path, known(path, "[x]\nk = new\n")), 2);
  EXPECT_EQ(test::read(path), "[x]\nk = new\n");
}

TEST(UpdateFile, ReadsAFileThatWasNotThere) {
  const Scratch scratch;
  const std::string path = scratch / "credentials";
  Reading reading{std::nullopt, Document("", path)};
  test::write(path, "[y]\nk=1\n");
  EXPECT_EQ(looks_of_update(path, std::move(reading)), 1);
  EXPECT_EQ(test::read(path), "[y]\nk=1\n[x]\nk = new\n");
}

TEST(UpdateFile, LooksAgainWhileAnotherProgramHasEmptiedTheFile) {
  const Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, "");
  int looks = 0;
  const auto make_edits = [&](const Document&) {
    if (++looks == 3) test::write(path, "[y]\nk=1\n");
    Edit edit = edit_of("x", {{"k", "new"}});
    edit.required_sections = {{"y"}};
    return std::vector<Edit>{edit};
  };
  EXPECT_TRUE(update_file(path, make_edits, 1s).written);
  EXPECT_EQ(looks, 4);
  EXPECT_EQ(test::read(path), "[y]\nk=1\n[x]\nk = new\n");
}

/// A run was killed between its exchange and the look at what had come out, another program's
/// bytes: these come back, so the edit that stands there does not stand for good.
TEST(UpdateFile, WritesWhatStandsThereOnlyUntilLeftoversArePutRight) {
  const Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, "[x]\nk = new\n");
  const os::FileState ours = os::state_of(test::status_of(path));
  test::write(os::swap_path(path, {.own = ours}), "[y]\nforeign = 1\n");
  EXPECT_TRUE(update(path).written);
  EXPECT_EQ(test::read(path), "[y]\nforeign = 1\n[x]\nk = new\n");
  EXPECT_THAT(scratch.names(), ElementsAre("credentials", "credentials.lock"));
}

/// It was `setup`, or `rotate`: the keys that it wrote stand nowhere else.
TEST(UpdateFile, KeepsKeysThatAKilledRunHadWrittenAndWhatAnotherProgramWroteBesideThem) {
  const std::string old =
      "[a-long-term]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s1\n";
  const std::string made =
      "[b-long-term]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = s2\n";
  const std::string new_session = "[x]\nk = new\n";
  for (const std::string& foreign : {old, old + "[y]\nforeign = 1\n", std::string("[y\0]\n", 5)}) {
    const Scratch scratch;
    const std::string path = scratch / "credentials";
    test::write(path, old + made);
    const std::string swap = os::swap_path(path, {.own = os::state_of(test::status_of(path))});
    test::write(swap, foreign);
    const Update done = update(path);
    EXPECT_THAT(done.remarks, ElementsAre(testing::HasSubstr(swap)));
    EXPECT_EQ(test::read(path), old + made + new_session);
    EXPECT_EQ(test::read(swap), foreign);
  }
  const Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, old + "[z]\nk = 1\n");
  const os::FileState ours = os::state_of(test::status_of(path));
  test::write(os::swap_path(path, {.own = ours}), made + old);
  EXPECT_THAT(update(path).remarks, IsEmpty());
  EXPECT_EQ(test::read(path), made + old + new_session);
}

TEST(UpdateFile, MakesAMissingFileAndItsFoldersForTheUserAlone) {
  const Scratch scratch;
  const std::string path = scratch / "a/.aws/credentials";
  EXPECT_TRUE(update(path).written);
  EXPECT_EQ(test::read(path), "[x]\nk = new\n");
  EXPECT_EQ(test::mode_of(path), 0600);
  EXPECT_EQ(test::mode_of(scratch / "a/.aws"), 0700);
  EXPECT_EQ(test::mode_of(scratch / "a"), 0700);
}

TEST(UpdateFile, WritesThroughASymlinkAndLocksBesideTheTarget) {
  const Scratch scratch;
  std::filesystem::create_directory(scratch / "real");
  test::write(scratch / "real/file", "");
  std::filesystem::create_symlink("real/file", scratch / "credentials");
  EXPECT_TRUE(update(scratch / "credentials").written);
  EXPECT_TRUE(std::filesystem::is_symlink(scratch / "credentials"));
  EXPECT_EQ(test::read(scratch / "real/file"), "[x]\nk = new\n");
  EXPECT_TRUE(std::filesystem::exists(scratch / "real/credentials.lock"));
}

TEST(UpdateFile, DoesNotWriteWhatIsThereAlready) {
  const Scratch scratch;
  test::write(scratch / "credentials", "odd\n[x]\nk = new\n", 0644);
  const auto inode = test::status_of(scratch / "credentials").st_ino;
  const Update done = update(scratch / "credentials");
  EXPECT_FALSE(done.written);
  EXPECT_THAT(done.faults, IsEmpty()) << "said on a rewrite only";
  EXPECT_EQ(test::status_of(scratch / "credentials").st_ino, inode);
  EXPECT_EQ(test::mode_of(scratch / "credentials"), 0644);
}

TEST(UpdateFile, MakesNoFileForNothing) {
  const Scratch scratch;
  const Edit removal = edit_of("x", {{"k", std::nullopt}});
  EXPECT_FALSE(update(scratch / "credentials", removal).written);
  EXPECT_FALSE(std::filesystem::exists(scratch / "credentials"));
}

TEST(UpdateFile, MakesTheEditsThatTheFileUnderTheLockCallsFor) {
  const Scratch scratch;
  test::write(scratch / "credentials", "[x]\nk=1\n[y]\nk=1\n");
  const auto each = [](const Document& document) {
    std::vector<Edit> edits;
    for (const std::string& name : document.section_names()) {
      edits.push_back(edit_of(name, {{"k", "new"}}));
    }
    return edits;
  };
  EXPECT_TRUE(update_file(scratch / "credentials", each, 1s).written);
  EXPECT_EQ(test::read(scratch / "credentials"), "[x]\nk = new\n[y]\nk = new\n");
  EXPECT_FALSE(update_file(scratch / "credentials", each, 1s).written);
}

TEST(UpdateFile, GivesUpOnAFileThatAnotherProgramChangesEachOfTenTimes) {
  const Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, "[y]\nk=0\n");
  int times = 0;
  const auto meanwhile = [&](const Document&) -> std::vector<Edit> {
    test::write(path, "[y]\nk=" + std::to_string(++times) + "\n");
    return {edit_of("x", {{"k", "new"}})};
  };
  EXPECT_EQ(test::error_line_of([&] { update_file(path, meanwhile, 1s); }),
            "6 write: " + path + ": another program changed it each of 10 times");
  EXPECT_EQ(times, 10);
  EXPECT_EQ(test::read(path), "[y]\nk=10\n");
  EXPECT_EQ(scratch.names(), (std::set<std::string>{"credentials", "credentials.lock"}));
}

TEST(UpdateFile, TellsFaultsThatWereThereBefore) {
  const Scratch scratch;
  test::write(scratch / "credentials", "[y]\nodd\n");
  const Update done = update(scratch / "credentials");
  ASSERT_EQ(done.faults.size(), 1U);
  EXPECT_EQ(done.faults[0].line, 2);
  EXPECT_EQ(done.faults[0].what, "no '=' or ':'");
}

TEST(UpdateFile, ARefusedEditLeavesTheFileAlone) {
  const Scratch scratch;
  const std::string text = "[x]\nk=1\n[x]\n";
  test::write(scratch / "credentials", text);
  EXPECT_EQ(
      refusal_of_update(scratch / "credentials"),
      "6 edit: " + (scratch / "credentials") + ": line 3: section [x] stands on line 1 already");
  EXPECT_EQ(test::read(scratch / "credentials"), text);
}

TEST(UpdateFile, GivesUpWhenTheLockIsHeld) {
  const Scratch scratch;
  os::FileLock lock(scratch / "credentials.lock");
  ASSERT_EQ(lock.try_acquire(), os::FileLock::Outcome::held);
  EXPECT_EQ(refusal_of_update(scratch / "credentials"),
            "6 lock: " + (scratch / "credentials.lock") +
                ": another program (stsmfa, aws-runas) has held it for 0 s");
  EXPECT_FALSE(std::filesystem::exists(scratch / "credentials"));
}

TEST(CheckUpdatable, ALockThatIsNoFileIsFoundBeforehand) {
  const Scratch scratch;
  test::write(scratch / "credentials", "[x]\n");
  check_updatable(scratch / "credentials");
  std::filesystem::create_directory(scratch / "credentials.lock");
  const Error error = test::error_of([&] { check_updatable(scratch / "credentials"); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
  EXPECT_EQ(error.object, scratch / "credentials.lock");
}

TEST(UpdateFile, ADanglingSymlinkIsAnError) {
  const Scratch scratch;
  std::filesystem::create_symlink("nowhere", scratch / "credentials");
  EXPECT_EQ(refusal_of_update(scratch / "credentials"),
            "6 resolve: " + (scratch / "credentials") +
                ": it is a symbolic link to a file that does not exist");
  EXPECT_FALSE(std::filesystem::exists(scratch / "nowhere"));
}

}  // namespace
}  // namespace stsmfa::credentials
