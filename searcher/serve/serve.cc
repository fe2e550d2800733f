#include "serve/serve.h"

#include <chrono>
#include <csignal>
#include <iostream>
#include <utility>

#include <unistd.h>

#include "base/message.h"
#include "render/say.h"

namespace depeche::serve {
namespace {

enum class Heard { nothing, hang_up, end };

// SIGTERM, SIGINT and SIGHUP reach nobody but wait(), in whichever thread: threads inherit what is blocked.
class Signals {
 public:
  explicit Signals(bool hears_hang_up) {
    sigemptyset(&awaited_);
    sigaddset(&awaited_, SIGINT);
    sigaddset(&awaited_, SIGTERM);
    if (hears_hang_up) sigaddset(&awaited_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &awaited_, &before_);
  }
  ~Signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  // What has come within a second.
  Heard wait() const {
    const timespec second{1, 0};
    const int signal = ::sigtimedwait(&awaited_, nullptr, &second);
    return signal == SIGHUP ? Heard::hang_up : signal > 0 ? Heard::end : Heard::nothing;
  }
  // The next one ends the process.
  void let_through() const {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &awaited_, nullptr);
  }

 private:
  sigset_t awaited_{};
  sigset_t before_{};
};

// As nohup leaves it.
bool is_hang_up_ignored() {
  struct sigaction now {};
  return ::sigaction(SIGHUP, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

void say_in_log(const std::string& message) { render::say(std::cerr, tr("searcher: {}", message), "\n"); }

}  // namespace

Status serve(ServeOptions options) {
  const bool has_log_file = !options.access_log.empty() && options.access_log != "-";
  const bool ends_with_terminal = !has_log_file && ::isatty(STDERR_FILENO) == 1;
  const Signals signals(has_log_file || !is_hang_up_ignored());
  const std::chrono::milliseconds patience = options.site.time_for_each;
  options.site.report = say_in_log;
  const auto service = Service::start(std::move(options));
  if (!service) return tl::unexpected<Error>(service.error());
  render::say(std::cerr, tr("searcher: serving at {}; Ctrl-C ends it", (*service)->listener().name()), "\n");
  for (Heard heard = Heard::nothing; heard != Heard::end; heard = signals.wait()) {
    if (heard == Heard::hang_up && ends_with_terminal) break;
    if (heard == Heard::hang_up)
      if (const auto status = (*service)->reopen_log(); !status) say_in_log(status.error().message);
    (*service)->look();
  }
  signals.let_through();
  (*service)->drain(patience);
  return {};
}

}  // namespace depeche::serve
