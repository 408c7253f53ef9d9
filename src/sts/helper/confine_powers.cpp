#include "sts/helper/confine.h"

#include <linux/capability.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstdint>

namespace stsmfa::helper {

namespace {

/// capset(2) by itself: libcap would be one more library to map for one call.
bool keep_capabilities(std::uint32_t kept) {
  __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
  std::array<__user_cap_data_struct, 2> held{};
  if (::syscall(SYS_capget, &header, held.data()) != 0) return false;
  std::array<__user_cap_data_struct, 2> sets{};
  sets[0].effective = held[0].effective & kept;
  sets[0].permitted = held[0].permitted & kept;
  return ::syscall(SYS_capset, &header, sets.data()) == 0;
}

#ifdef STSMFA_SANITIZED
bool bound_memory() { return true; }  // AddressSanitizer's shadow is larger than any limit
#else
/// Each of 64 connections may have a thread that resolves its name: stacks of the usual 8 MiB would
/// count as memory, though nearly nothing of them is used.
bool bound_memory() {
  constexpr std::size_t stack_size = 1024UL * 1024;
  constexpr rlim_t most = 256UL * 1024 * 1024;
  pthread_attr_t attributes;
  ::pthread_attr_init(&attributes);
  ::pthread_attr_setstacksize(&attributes, stack_size);
  ::pthread_setattr_default_np(&attributes);
  ::pthread_attr_destroy(&attributes);
  const rlimit limit{most, most};
  return ::setrlimit(RLIMIT_DATA, &limit) == 0;
}
#endif

}  // namespace

bool confine_powers(std::string_view ca_bundles) {
  constexpr std::uint32_t search = 1U << CAP_DAC_READ_SEARCH;
  const bool has_few = keep_capabilities(ca_bundles.empty() ? 0 : search);
  return bound_memory() && has_few;
}

}  // namespace stsmfa::helper
