#include "base/error.h"
#include "sts/helper/call_filter.h"
#include "sts/helper/confine.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace stsmfa::helper {

namespace {

constexpr std::array filter = {
#include "call_filter.inc"
};

}  // namespace

bool confine_system_calls() {
  std::array own = filter;
  const auto stand_in = std::ranges::find(own, own_process, &sock_filter::k);
  stand_in->k = static_cast<std::uint32_t>(::getpid());
  const sock_fprog program{static_cast<unsigned short>(own.size()), own.data()};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
      ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0) {
    return true;
  }
  if (errno == EINVAL || errno == ENOSYS) return false;
  throw system_error(ExitStatus::plan_impossible, "confine", "seccomp", errno);
}

}  // namespace stsmfa::helper
