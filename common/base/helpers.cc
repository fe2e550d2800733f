#include "base/helpers.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>

#include <locale.h>

namespace depeche::base {

// What one call of each() has to do. It lives on the caller's stack until no helper is at it.
struct Helpers::Work {
  Work(std::size_t steps, const Step& step_of_caller, std::size_t most)
      : count(steps), step(step_of_caller), most_helpers(most), language(::uselocale(nullptr)) {}

  void run() {
    for (std::size_t i = next.fetch_add(1); i < count && !failed; i = next.fetch_add(1)) {
      try {
        step(i);
      } catch (...) {
        note(i, std::current_exception());
      }
    }
  }

  void note(std::size_t at, std::exception_ptr thrown) {
    const std::scoped_lock lock(error_mutex);
    failed = true;
    if (error != nullptr && error_at < at) return;
    error = std::move(thrown);
    error_at = at;
  }

  bool wants_helper() const { return helpers < most_helpers && next < count && !failed; }

  const std::size_t count;
  const Step& step;
  const std::size_t most_helpers;
  const locale_t language;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  std::size_t helpers = 0;  // under the mutex of Helpers
  std::mutex error_mutex;
  std::exception_ptr error;
  std::size_t error_at = 0;
};

Helpers::Helpers(std::size_t threads) : threads_(std::max<std::size_t>(1, threads)) {}

Helpers::~Helpers() {
  {
    const std::scoped_lock lock(mutex_);
    over_ = true;
  }
  wanted_.notify_all();
  for (std::thread& thread : helping_) thread.join();
}

std::size_t Helpers::free() const {
  const std::scoped_lock lock(mutex_);
  return 1 + threads_ - std::min(threads_, std::max<std::size_t>(1, callers_));
}

Helpers::Caller::Caller(Helpers& helpers) : helpers_(helpers) {
  const std::scoped_lock lock(helpers_.mutex_);
  ++helpers_.callers_;
}

Helpers::Caller::~Caller() {
  const std::scoped_lock lock(helpers_.mutex_);
  --helpers_.callers_;
}

void Helpers::each(std::size_t count, const Step& step, std::size_t most) {
  const std::size_t threads = std::min({free(), count, most});
  const std::size_t helpers = threads - std::min<std::size_t>(1, threads);
  Work work(count, step, helpers);
  if (helpers > 0) {
    const std::scoped_lock lock(mutex_);
    while (idle_ < helpers && helping_.size() + 1 < threads_ && start_thread()) {
    }
    works_.push_back(&work);
    for (std::size_t i = 0; i < helpers; ++i) wanted_.notify_one();
  }
  work.run();
  if (helpers > 0) {
    std::unique_lock lock(mutex_);
    std::erase(works_, &work);
    ended_.wait(lock, [&] { return work.helpers == 0; });
  }
  if (work.error) std::rethrow_exception(work.error);
}

// Without a thread, the caller does everything.
bool Helpers::start_thread() {
  try {
    helping_.emplace_back([this] { help(); });
    ++idle_;
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

Helpers::Work* Helpers::unfinished() const {
  const auto work = std::ranges::find_if(works_, [](const Work* each) { return each->wants_helper(); });
  return work != works_.end() ? *work : nullptr;
}

void Helpers::help() {
  std::unique_lock lock(mutex_);
  while (true) {
    Work* work = nullptr;
    wanted_.wait(lock, [&] { return over_ || (work = unfinished()) != nullptr; });
    if (work == nullptr) return;
    --idle_;
    ++work->helpers;
    lock.unlock();
    const locale_t before = ::uselocale(work->language);
    work->run();
    ::uselocale(before);
    lock.lock();
    ++idle_;
    if (--work->helpers == 0) ended_.notify_all();
  }
}

}  // namespace depeche::base
