#include "os/read_input.h"

#include "base/error.h"
#include "os/fd.h"
#include "os/pipe.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>

namespace stsmfa::os {
namespace {

using std::chrono::milliseconds;
using test::error_line_of;
using test::error_of;
using test::Forked;
using test::Scratch;

TEST(ReadInput, ReadsAFileAsReadFileDoes) {
  const Scratch scratch;
  test::write(scratch / "f", "bytes");
  EXPECT_EQ(read_input(scratch / "f")->reveal(), "bytes");
  EXPECT_EQ(read_input(scratch / "none"), std::nullopt);
  EXPECT_EQ(error_line_of([&] { read_input(scratch.path()); }),
            "6 read: " + scratch.path() + ": Is a directory");
  ASSERT_EQ(symlink("nowhere", (scratch / "link").c_str()), 0);
  EXPECT_EQ(
      error_line_of([&] { read_input(scratch / "link"); }),
      "6 read: " + (scratch / "link") + ": it is a symbolic link to a file that does not exist");
}

TEST(WhyNoInput, NamesWhatIsNoFile) {
  const Scratch scratch;
  test::write(scratch / "f", "");
  for (const auto& [name, to] :
       {std::pair("circle", "circle"), {"nothing", "nowhere"}, {"l", "f"}}) {
    ASSERT_EQ(symlink(to, (scratch / name).c_str()), 0);
  }
  EXPECT_EQ(why_no_input(scratch / "f"), "");
  EXPECT_EQ(why_no_input(scratch / "l"), "");
  EXPECT_EQ(why_no_input(scratch / "none"), "");
  EXPECT_EQ(why_no_input("/dev/null"), "");
  EXPECT_EQ(why_no_input(scratch.path()), "it is a directory");
  EXPECT_EQ(why_no_input(scratch / "nothing"), "it is a symbolic link to nothing");
  EXPECT_NE(why_no_input(scratch / "circle"), "");
}

TEST(ReadInput, ReadsDevicesAsFarAsTheyEnd) {
  EXPECT_EQ(read_input("/dev/null")->reveal(), "");
  const Error error = error_of([] { read_input("/dev/zero"); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
  EXPECT_EQ(error.cause, "it does not end");
}

TEST(ReadInput, NamesWhatCannotBeOpened) {
  const Scratch scratch;
  const std::string path = scratch / "socket";
  ASSERT_EQ(mknod(path.c_str(), S_IFSOCK | 0600, 0), 0);
  EXPECT_EQ(error_line_of([&] { read_input(path); }),
            "6 read: " + path + ": No such device or address");
}

TEST(ReadInput, ReadsAsMuchAsMayBeRead) {
  const Scratch scratch;
  for (const std::size_t size : {99999U, 100000U, 100001U, 150000U}) {
    Pipe pipe = make_pipe();
    Forked writer([&] { return write_all(pipe.write_end.get(), std::string(size, 'x')); });
    pipe.write_end.reset();
    const auto read = [&] {
      return read_input("/proc/self/fd/" + std::to_string(pipe.read_end.get()), {.size = 100000});
    };
    if (size <= 100000) {
      EXPECT_EQ(read()->size(), size);
    } else {
      EXPECT_EQ(error_of(read).cause, "it does not end");
    }
    pipe.read_end.reset();
  }
}

TEST(ReadInput, ReadsAFifoWhoseWriterTakesItsTime) {
  const Scratch scratch;
  const std::string path = scratch / "fifo";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  Forked writer([&] {
    const Fd file(open(path.c_str(), O_WRONLY));
    return write_all(file.get(), "one\n") + write_all(file.get(), "two\n");
  });
  EXPECT_EQ(read_input(path)->reveal(), "one\ntwo\n");
  EXPECT_EQ(writer.status(), 0);
}

TEST(ReadInput, DoesNotWaitForEverForAWriter) {
  const Scratch scratch;
  ASSERT_EQ(mkfifo((scratch / "fifo").c_str(), 0600), 0);
  const Error error =
      error_of([&] { read_input(scratch / "fifo", {.patience = milliseconds(20)}); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
  EXPECT_EQ(error.object, scratch / "fifo");
  EXPECT_TRUE(error.cause.starts_with("nothing has come from it"));
}

}  // namespace
}  // namespace stsmfa::os
