#include "base/interruption.h"

#include <atomic>
#include <cstring>
#include <ctime>

#include <unistd.h>

namespace depeche::base {
namespace {

constexpr unsigned kSecondsToEnd = 1;

std::atomic<int> noted_signal = 0;
std::atomic<const char*> words_at_end = "";
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<const char*>::is_always_lock_free);

// Both handlers do only what is safe in one.
void note(int signal) {
  noted_signal = signal;
  ::alarm(kSecondsToEnd);
}

void end_now(int) {
  const char* words = words_at_end;
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, words, std::strlen(words));
  ::_exit(128 + noted_signal);
}

sigset_t pipe_signal() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

bool is_pipe_signal_pending() {
  sigset_t pending;
  return ::sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

}  // namespace

void note_interruptions(const char* last_words) {
  set_last_words(last_words);
  struct sigaction action {};
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  action.sa_handler = end_now;
  sigaction(SIGALRM, &action, nullptr);
  sigset_t alarm;
  sigemptyset(&alarm);
  sigaddset(&alarm, SIGALRM);
  pthread_sigmask(SIG_UNBLOCK, &alarm, nullptr);
  action.sa_handler = note;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

void set_last_words(const char* last_words) { words_at_end = last_words; }

int interruption() { return noted_signal; }

InterruptionsHeldBack::InterruptionsHeldBack() {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGINT);
  sigaddset(&ending, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ending, &before_);
}

InterruptionsHeldBack::~InterruptionsHeldBack() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

PipeSignalHeldBack::PipeSignalHeldBack() : was_pending_(is_pipe_signal_pending()) {
  const sigset_t held = pipe_signal();
  ::pthread_sigmask(SIG_BLOCK, &held, &before_);
}

PipeSignalHeldBack::~PipeSignalHeldBack() {
  const sigset_t held = pipe_signal();
  const timespec now{};
  if (!was_pending_ && is_pipe_signal_pending()) ::sigtimedwait(&held, nullptr, &now);
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace depeche::base
