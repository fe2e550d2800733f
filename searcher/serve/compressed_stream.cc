#include "serve/compressed_stream.h"

#include <memory>
#include <utility>

#include "base/gzip.h"

namespace depeche::serve {
namespace {

// One piece is asked for at a time, so that no two threads are here at once.
struct Compression {
  http::PieceSource source;
  base::GzipStream gzip;
  bool is_over = false;  // the last bytes of the compression have been put
};

class CompressingSink final : public http::PieceSink {
 public:
  CompressingSink(std::shared_ptr<Compression> compression, std::shared_ptr<http::PieceSink> to)
      : compression_(std::move(compression)), to_(std::move(to)) {}

  void put(std::string piece) override { to_->put(compression_->gzip.add(piece)); }
  void end() override {
    compression_->is_over = true;
    to_->put(compression_->gzip.end());
  }
  void fail() override { to_->fail(); }
  bool is_abandoned() const override { return to_->is_abandoned(); }

 private:
  std::shared_ptr<Compression> compression_;
  std::shared_ptr<http::PieceSink> to_;
};

}  // namespace

http::PieceSource compressed(http::PieceSource source) {
  const auto compression = std::make_shared<Compression>(Compression{std::move(source), {}});
  return [compression](std::shared_ptr<http::PieceSink> sink) {
    if (compression->is_over) return sink->end();
    compression->source(std::make_shared<CompressingSink>(compression, std::move(sink)));
  };
}

}  // namespace depeche::serve
