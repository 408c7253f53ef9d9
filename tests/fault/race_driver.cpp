// Two programs that write one file, for race_test.py:
//   race_driver FILE ROUNDS rename|in-place|opened
// A child that knows of no lock puts a number into the file, ROUNDS times, by a rename of its own,
// in place (opening empties it), or in place into what it had opened some time before; this process
// replaces the file without a pause, keeping the child's number, and counts its replacements.
// Prints one line: how many numbers of the child's were lost, of how many rounds, among how many
// replacements.
//
// A number is lost when the file says an older one after the child had written it.
#include "base/error.h"
#include "os/atomic_file.h"
#include "os/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace stsmfa;

/// What both processes see.
struct Shared {
  std::atomic<long> replacements = 0;
  std::atomic<long> lost = 0;
  std::atomic<bool> done = false;
};

/// `foreign N` on the first line; ours appends a line.
long number_in(std::string_view bytes) {
  constexpr std::string_view mark = "foreign ";
  if (!bytes.starts_with(mark)) return -1;
  return std::strtol(std::string(bytes.substr(mark.size(), 20)).c_str(), nullptr, 10);
}

std::string text_of(long number) { return "foreign " + std::to_string(number) + "\n"; }

void write_to(const std::string& path, const std::string& text, int flags) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
  if (file < 0 || ::write(file, text.data(), text.size()) < 0) std::abort();
  ::close(file);
}

enum class How { rename, in_place, opened };

void write_foreign(const std::string& path, long number, How how) {
  if (how != How::rename) return write_to(path, text_of(number), O_TRUNC);
  const std::string temp = path + ".foreign";
  write_to(temp, text_of(number), O_TRUNC);
  if (std::rename(temp.c_str(), path.c_str()) != 0) std::abort();
}

/// The number that stands there; waits over moments in which nothing does.
long number_at(const std::string& path) {
  for (;;) {
    const auto content = os::read_file(path);
    const long number = content ? number_in(content->bytes.reveal()) : -1;
    if (number >= 0) return number;
  }
}

using Clock = std::chrono::steady_clock;

/// Until that many replacements have been made, and how long each of them took.
Clock::duration wait_for(long replacements, const Shared& shared) {
  const auto start = Clock::now();
  const long from = shared.replacements;
  while (shared.replacements < replacements) {
  }
  return (Clock::now() - start) / std::max(1L, replacements - from);
}

/// Empties and fills what was opened before, whatever its name is now.
void write_opened(int file, long number) {
  const std::string text = text_of(number);
  if (::ftruncate(file, 0) != 0 || ::write(file, text.data(), text.size()) < 0) std::abort();
}

[[noreturn]] void be_foreign(const std::string& path, long rounds, How how, Shared& shared) {
  std::minstd_rand random(static_cast<unsigned>(::getpid()));
  std::uniform_real_distribution<> somewhere(0, 1);
  for (long number = 1; number <= rounds; ++number) {
    // at any moment of a replacement
    const auto length = wait_for(shared.replacements + 1, shared);
    const auto moment = Clock::now() + length * somewhere(random);
    const int opened = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    while (Clock::now() < moment) {
    }
    how == How::opened ? write_opened(opened, number) : write_foreign(path, number, how);
    ::close(opened);
    // Whatever was under way when it was written is over after two more.
    wait_for(shared.replacements + 2, shared);
    if (number_at(path) != number) ++shared.lost;
  }
  shared.done = true;
  std::_Exit(0);
}

void replace(const std::string& path, Shared& shared) {
  try {
    const auto old = os::read_file(path);
    const long number = old ? number_in(old->bytes.reveal()) : -1;
    if (number < 0) return;  // between its truncation and its bytes
    const std::string bytes =
        text_of(number) + "ours " + std::to_string(shared.replacements) + "\n";
    os::replace_file(path, old, {bytes});
  } catch (const Error& error) {
    (void)std::fprintf(stderr, "%s: %s\n", error.object.c_str(), error.cause.c_str());
  }
  ++shared.replacements;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const std::string path = arguments[1];
  const long rounds = std::strtol(arguments[2], nullptr, 10);
  const std::string_view word = arguments[3];
  const How how = word == "rename" ? How::rename : word == "opened" ? How::opened : How::in_place;
  void* memory =
      ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return 1;
  auto& shared = *new (memory) Shared;
  write_foreign(path, 0, how);
  const pid_t child = ::fork();
  if (child == 0) be_foreign(path, rounds, how, shared);
  while (!shared.done) {
    replace(path, shared);
  }
  ::waitpid(child, nullptr, 0);
  std::printf("lost %ld of %ld among %ld replacements\n", shared.lost.load(), rounds,
              shared.replacements.load());
}
