#pragma once

// Threads that help another one with steps that do not depend on each other.

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace depeche::base {

class Helpers {
 public:
  using Step = std::function<void(std::size_t)>;

  // At most `threads` work at once, those that call each() among them. None is started before it is needed.
  explicit Helpers(std::size_t threads);
  ~Helpers();
  Helpers(const Helpers&) = delete;
  Helpers& operator=(const Helpers&) = delete;

  std::size_t threads() const { return threads_; }
  // How many may work for one caller now, itself among them: all but the other callers.
  std::size_t free() const;

  // Calls step(0) … step(count - 1), each once, in any order, by the calling thread and by helpers that have nothing
  // else to do, `most` threads in all. Returns when all have ended. When some throw, no further ones are begun, and
  // what the lowest of them threw is thrown. Messages of the helpers are in the language of the caller. Several threads
  // may call at once; a step must not.
  void each(std::size_t count, const Step& step, std::size_t most);

  // A thread that may call each(), for as long as it lives. Callers take the places of helpers: with as many callers as
  // threads nobody is helped, since all processors have their work.
  class Caller {
   public:
    explicit Caller(Helpers& helpers);
    ~Caller();
    Caller(const Caller&) = delete;
    Caller& operator=(const Caller&) = delete;

   private:
    Helpers& helpers_;
  };

 private:
  struct Work;

  bool start_thread();
  void help();
  Work* unfinished() const;

  const std::size_t threads_;
  mutable std::mutex mutex_;
  std::condition_variable wanted_;
  std::condition_variable ended_;
  std::vector<Work*> works_;
  std::size_t callers_ = 0;
  std::size_t idle_ = 0;
  bool over_ = false;
  std::vector<std::thread> helping_;
};

}  // namespace depeche::base
