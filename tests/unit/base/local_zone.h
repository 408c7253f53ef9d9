#pragma once

#include <stdlib.h>
#include <time.h>

namespace stsmfa::test {

/// The local zone for one test.
class LocalZone {
 public:
  explicit LocalZone(const char* zone) {
    ::setenv("TZ", zone, 1);
    ::tzset();
  }
  LocalZone(const LocalZone&) = delete;
  LocalZone& operator=(const LocalZone&) = delete;
  ~LocalZone() {
    ::unsetenv("TZ");
    ::tzset();
  }
};

}  // namespace stsmfa::test
