#include "credentials/update.h"
#include "os/file.h"
#include "tests/unit/credentials/edit_support.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace stsmfa::credentials {
namespace {

using namespace std::chrono_literals;

constexpr int writers = 6;
constexpr int rounds = 50;

std::string section_of(int writer) { return "writer-" + std::to_string(writer); }

/// Adds a property a round to a section of its own; each update must find the one before.
int write_rounds(const std::string& path, int writer) {
  for (int round = 0; round < rounds; ++round) {
    const std::string key = "round_" + std::to_string(round);
    update_file(path, {edit_of(section_of(writer), {{key.c_str(), "done"}})}, 30s);
  }
  return 0;
}

/// Whether every section has its rounds in order and the file ends with its last line's end.
bool is_complete(std::string_view text) {
  const Document document(text, "");
  bool complete = text.starts_with("# top\n[first]\nk=1\n") && text.ends_with('\n');
  for (const std::string& name : document.section_names()) {
    if (name == "first") continue;
    const auto section = document.section(name);
    int round = 0;
    for (const Property& property : section->properties()) {
      complete = complete && property.key == "round_" + std::to_string(round++);
      complete = complete && property.value == "done";
    }
  }
  return complete;
}

TEST(ConcurrentUpdates, LoseNothingAndShowNobodyAnIncompleteFile) {
  const test::Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, "# top\n[first]\nk=1\n");

  std::vector<std::unique_ptr<test::Forked>> processes;
  for (int writer = 0; writer < writers; ++writer) {
    processes.push_back(std::make_unique<test::Forked>([&] { return write_rounds(path, writer); }));
  }
  test::Forked reader([&] {
    while (is_complete(os::read_file(path)->bytes.reveal())) {
    }
    return 1;
  });
  for (const auto& process : processes) {
    EXPECT_EQ(process->status(), 0);
  }
  reader.send(SIGTERM);
  EXPECT_EQ(reader.status(), 128 + SIGTERM) << "the reader saw an incomplete file";

  const std::string text = test::read(path);
  EXPECT_TRUE(is_complete(text));
  const Document document(text, path);
  for (int writer = 0; writer < writers; ++writer) {
    ASSERT_TRUE(document.has(section_of(writer)));
    EXPECT_EQ(document.section(section_of(writer))->properties().size(), rounds);
  }
  EXPECT_EQ(scratch.names(), (std::set<std::string>{"credentials", "credentials.lock"}));
}

/// A program that knows nothing of the lock and replaces the file again and again.
TEST(ConcurrentUpdates, AWriterWithoutTheLockIsNoticed) {
  const test::Scratch scratch;
  const std::string path = scratch / "credentials";
  test::write(path, "[other]\nk=0\n");
  test::Forked other([&] {
    for (int round = 1;; ++round) {
      test::write(path + ".new", "[other]\nk=" + std::to_string(round) + "\n");
      std::filesystem::rename(path + ".new", path);
      usleep(2000);
    }
    return 0;
  });
  for (int round = 0; round < 20; ++round) {
    try {
      update_file(path, {edit_of("x", {{"k", "new"}})}, 1s);
    } catch (const Error& error) {
      EXPECT_EQ(error.cause, "another program changed it each of 10 times");
    }
    EXPECT_NO_THROW(Document(test::read(path), path).section("other"));
  }
}

}  // namespace
}  // namespace stsmfa::credentials
