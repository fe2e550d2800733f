#pragma once

// Threads that do what must not be done in the thread of a connection.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace depeche::serve {

class Workers {
 public:
  using Job = std::function<void()>;  // must not throw

  // At most `most_waiting` jobs wait for a thread.
  Workers(std::size_t threads, std::size_t most_waiting);
  ~Workers();  // end()
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // False when too many wait: the job will not be done.
  bool post(Job job);
  // Does the jobs that wait; when it returns, none is being done, and none will be. By one thread.
  void end();
  std::size_t threads() const { return threads_.size(); }
  std::size_t waiting() const;

 private:
  void work();

  const std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool over_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace depeche::serve
