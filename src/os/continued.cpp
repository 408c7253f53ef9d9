#include "os/continued.h"

namespace stsmfa::os {

namespace {

volatile std::sig_atomic_t continued = 0;  // set by the signal handler

void on_continued(int /*signal*/) { continued = 1; }

}  // namespace

Continued::Continued() {
  continued = 0;
  struct sigaction action {};
  action.sa_handler = on_continued;
  action.sa_flags = SA_RESTART;
  sigaction(SIGCONT, &action, &before_);
}

Continued::~Continued() { sigaction(SIGCONT, &before_, nullptr); }

bool Continued::again() {
  if (continued == 0) return false;
  continued = 0;
  return true;
}

}  // namespace stsmfa::os
