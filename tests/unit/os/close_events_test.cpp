#include "os/close_events.h"

#include "os/pipe.h"
#include "os/wait.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

namespace stsmfa::os {
namespace {

using test::Forked;
using test::Scratch;

Fd open_as(const std::string& path, int flags) {
  return Fd(open(path.c_str(), flags | O_CREAT | O_CLOEXEC, 0600));
}

bool is_told(const CloseEvents& events) {
  return wait_readable(events.readable(), -1, Deadline(std::chrono::milliseconds(0))).first;
}

TEST(CloseEvents, TellOfEachWriterThatCloses) {
  const Scratch scratch;
  const Fd file = open_as(scratch / "lock", O_RDWR);
  CloseEvents events(file);
  Fd first = open_as(scratch / "lock", O_RDWR);
  Fd second = open_as(scratch / "lock", O_WRONLY);
  open_as(scratch / "lock", O_RDONLY);
  EXPECT_FALSE(is_told(events));
  first.reset();
  EXPECT_TRUE(is_told(events));
  events.forget();
  EXPECT_FALSE(is_told(events));
  second.reset();
  EXPECT_TRUE(is_told(events));
}

TEST(CloseEvents, TellOfAWriterThatIsKilled) {
  const Scratch scratch;
  const Fd file = open_as(scratch / "lock", O_RDWR);
  CloseEvents events(file);
  Pipe opened = make_pipe();
  Forked writer([&] {
    const Fd mine = open_as(scratch / "lock", O_RDWR);
    test::tell(opened.write_end);
    pause();
    return 0;
  });
  opened.write_end.reset();
  ASSERT_TRUE(test::hear(opened.read_end));
  EXPECT_FALSE(is_told(events));
  writer.send(SIGKILL);
  EXPECT_EQ(writer.status(), 128 + SIGKILL);
  EXPECT_TRUE(is_told(events));
}

TEST(CloseEvents, AreOfTheFileThatIsOpenWhateverItsName) {
  const Scratch scratch;
  const Fd file = open_as(scratch / "lock", O_RDWR);
  ASSERT_EQ(rename((scratch / "lock").c_str(), (scratch / "old").c_str()), 0);
  CloseEvents events(file);
  open_as(scratch / "lock", O_RDWR);
  EXPECT_FALSE(is_told(events));
  open_as(scratch / "old", O_RDWR);
  EXPECT_TRUE(is_told(events));
}

TEST(CloseEvents, ThereAreNoneOfNoFile) {
  CloseEvents events{Fd()};
  EXPECT_EQ(events.readable(), -1);
  events.forget();
}

}  // namespace
}  // namespace stsmfa::os
