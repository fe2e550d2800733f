#pragma once

// A body that is sent piece by piece, in as much memory as two pieces take.

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "http/message.h"

namespace depeche::http {

// Between the thread of a connection, which reads, and those that put pieces.
class Stream : public std::enable_shared_from_this<Stream> {
 public:
  enum class Got { bytes, nothing_yet, end, failure };

  explicit Stream(PieceSource source) : source_(std::make_shared<const PieceSource>(std::move(source))) {}

  // Up to `size` bytes. When there are none yet, `wait` is called first, and `wake` when some have come.
  Got read(char* to, std::size_t size, std::size_t& count, const std::function<void()>& wait,
           const std::function<void()>& wake);
  // No client reads any more. `wake` is not called from then on.
  void abandon();
  // As if the source had failed.
  void fail() { finish(Ended::failure); }

 private:
  enum class Ended { no, whole, failure };
  class Sink;

  void put(std::string piece);
  void finish(Ended how);
  bool is_abandoned();
  void ask();
  void wake_reader();

  std::mutex mutex_;
  std::shared_ptr<const PieceSource> source_;
  std::string piece_;     // is being sent
  std::size_t sent_ = 0;  // of it
  std::string next_;
  Ended ended_ = Ended::no;
  bool asked_ = false;
  bool abandoned_ = false;
  std::function<void()> wake_;
};

}  // namespace depeche::http
