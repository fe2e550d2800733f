#include "progress.h"

#include <iomanip>
#include <iostream>
#include <sstream>

namespace depeche::indexer {

void Progress::add_dispatch() {
  ++dispatches_;
  show_now_and_then();
}

void Progress::add_bytes(std::uintmax_t bytes) {
  bytes_ += bytes;
  show_now_and_then();
}

void Progress::clear() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
  shown_ = false;
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

void Progress::show_now_and_then() {
  if (!visible_ || Clock::now() < next_) return;
  show();
  shown_ = true;
  next_ = Clock::now() + std::chrono::milliseconds(100);
}

void Progress::show() const {
  const double elapsed = seconds();
  std::ostringstream line;
  line << std::fixed << std::setprecision(0) << dispatches_ << " dispatches, "
       << static_cast<double>(dispatches_) / elapsed << "/s, " << std::setprecision(1)
       << static_cast<double>(bytes_) / elapsed / 1e6 << " MB/s";
  std::cerr << '\r' << line.str() << "\x1b[K" << std::flush;
}

}  // namespace depeche::indexer
