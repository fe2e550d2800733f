#include "http/stream.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <utility>

namespace depeche::http {

// Whoever drops a sink without using it has failed.
class Stream::Sink final : public PieceSink {
 public:
  explicit Sink(std::shared_ptr<Stream> stream) : stream_(std::move(stream)) {}
  ~Sink() override {
    use([](Stream& stream) { stream.finish(Ended::failure); });
  }
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  void put(std::string piece) override {
    use([&](Stream& stream) { stream.put(std::move(piece)); });
  }
  void end() override {
    use([](Stream& stream) { stream.finish(Ended::whole); });
  }
  void fail() override {
    use([](Stream& stream) { stream.finish(Ended::failure); });
  }
  bool is_abandoned() const override { return stream_->is_abandoned(); }

 private:
  template <class Step>
  void use(Step step) {
    if (!used_.exchange(true)) step(*stream_);
  }

  std::shared_ptr<Stream> stream_;
  std::atomic<bool> used_ = false;
};

Stream::Got Stream::read(char* to, std::size_t size, std::size_t& count, const std::function<void()>& wait,
                         const std::function<void()>& wake) {
  std::unique_lock lock(mutex_);
  if (sent_ == piece_.size() && !next_.empty()) {
    piece_ = std::exchange(next_, {});
    sent_ = 0;
  }
  // The source may answer at once, in this thread.
  if (ended_ == Ended::no && next_.empty() && !std::exchange(asked_, true)) {
    lock.unlock();
    ask();
    lock.lock();
    if (sent_ == piece_.size() && !next_.empty()) {
      piece_ = std::exchange(next_, {});
      sent_ = 0;
    }
  }
  if (sent_ < piece_.size()) {
    count = std::min(size, piece_.size() - sent_);
    std::memcpy(to, piece_.data() + sent_, count);
    sent_ += count;
    return Got::bytes;
  }
  if (ended_ != Ended::no) return ended_ == Ended::whole ? Got::end : Got::failure;
  wait();
  wake_ = wake;
  return Got::nothing_yet;
}

void Stream::abandon() {
  std::shared_ptr<const PieceSource> source;  // destroyed without the lock
  const std::scoped_lock lock(mutex_);
  abandoned_ = true;
  wake_ = nullptr;
  source.swap(source_);
}

void Stream::ask() {
  const auto sink = std::make_shared<Sink>(shared_from_this());
  std::shared_ptr<const PieceSource> source;
  {
    const std::scoped_lock lock(mutex_);
    source = source_;
  }
  if (source != nullptr) (*source)(sink);
}

void Stream::put(std::string piece) {
  const std::scoped_lock lock(mutex_);
  next_ = std::move(piece);
  asked_ = false;
  wake_reader();
}

void Stream::finish(Ended how) {
  const std::scoped_lock lock(mutex_);
  if (ended_ == Ended::no) ended_ = how;
  wake_reader();
}

void Stream::wake_reader() {
  if (const auto wake = std::exchange(wake_, nullptr)) wake();
}

bool Stream::is_abandoned() {
  const std::scoped_lock lock(mutex_);
  return abandoned_;
}

}  // namespace depeche::http
