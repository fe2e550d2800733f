#include "serve/serve.h"

#include <chrono>
#include <csignal>
#include <iostream>
#include <utility>

#include "base/message.h"
#include "render/say.h"

namespace depeche::serve {
namespace {

// SIGTERM and SIGINT reach nobody but wait(), in whichever thread: threads inherit what is blocked.
class Signals {
 public:
  Signals() {
    sigemptyset(&ending_);
    sigaddset(&ending_, SIGINT);
    sigaddset(&ending_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending_, &before_);
  }
  ~Signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  // Whether one has come within a second.
  bool wait() const {
    const timespec second{1, 0};
    return ::sigtimedwait(&ending_, nullptr, &second) > 0;
  }
  // The next one ends the process.
  void let_through() const {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &ending_, nullptr);
  }

 private:
  sigset_t ending_{};
  sigset_t before_{};
};

}  // namespace

Status serve(ServeOptions options) {
  const Signals signals;
  const std::chrono::milliseconds patience = options.site.time_for_each;
  options.site.report = [](const std::string& message) { render::say(std::cerr, tr("searcher: {}", message), "\n"); };
  const auto service = Service::start(std::move(options));
  if (!service) return tl::unexpected<Error>(service.error());
  render::say(std::cerr, tr("searcher: serving at {}; Ctrl-C ends it", (*service)->listener().name()), "\n");
  while (!signals.wait()) (*service)->look();
  signals.let_through();
  (*service)->drain(patience);
  return {};
}

}  // namespace depeche::serve
