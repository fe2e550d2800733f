#include "serve/signals.h"

#include <ctime>

namespace depeche::serve {

Signals::Signals(bool hears_hang_up) {
  sigemptyset(&awaited_);
  sigaddset(&awaited_, SIGINT);
  sigaddset(&awaited_, SIGTERM);
  if (hears_hang_up) sigaddset(&awaited_, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &awaited_, &before_);
}

Signals::~Signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

Heard Signals::wait() const {
  const timespec second{1, 0};
  const int signal = ::sigtimedwait(&awaited_, nullptr, &second);
  return signal == SIGHUP ? Heard::hang_up : signal > 0 ? Heard::end : Heard::nothing;
}

void Signals::let_through() const {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &awaited_, nullptr);
}

bool is_hang_up_ignored() {
  struct sigaction now {};
  return ::sigaction(SIGHUP, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

}  // namespace depeche::serve
