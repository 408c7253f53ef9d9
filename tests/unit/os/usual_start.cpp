#include <gtest/gtest.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace stsmfa::os {
namespace {

/// A process as a login shell starts it. Whoever runs the tests may ignore signals (nohup(1), a
/// background job), block some, allow core dumps or have an odd umask, all of which is inherited
/// and would decide what the tests see.
class UsualStart : public testing::Environment {
 public:
  void SetUp() override {
    for (int number = 1; number < NSIG; ++number) {
      static_cast<void>(::signal(number, SIG_DFL));  // SIGKILL and SIGSTOP have no other
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    rlimit cores{};
    getrlimit(RLIMIT_CORE, &cores);
    cores.rlim_cur = 0;
    setrlimit(RLIMIT_CORE, &cores);
    umask(022);
  }
};

const auto* const usual_start = testing::AddGlobalTestEnvironment(new UsualStart);

}  // namespace
}  // namespace stsmfa::os
