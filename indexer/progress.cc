#include "progress.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <system_error>

#include "base/interruption.h"
#include "base/message.h"
#include "base/number_text.h"
#include "dispatch/input/folder.h"

namespace depeche::indexer {
namespace {

using Clock = Progress::Clock;

// Before that the speed says little.
constexpr double kUntilSure = 0.5;
constexpr std::chrono::seconds kLookingTakes{1};

std::string rounded(double seconds) {
  const auto whole = static_cast<std::uintmax_t>(seconds + 0.5);
  if (whole < 100) return tr("{} s", whole);
  if (whole < 100 * 60) return tr("{} min", (whole + 30) / 60);
  return tr("{} h", (whole + 1800) / 3600);
}

}  // namespace

void Progress::begin_file(std::uintmax_t bytes) {
  file_size_ = bytes;
  file_begin_ = bytes_;
}

void Progress::end_file() {
  done_ += file_size_;
  file_size_ = 0;
}

void Progress::skip_file(std::uintmax_t bytes) {
  if (expected_) *expected_ -= std::min(*expected_, bytes);
}

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
  const std::string dispatches = base::number_text(dispatches_);
  const std::string speed = base::number_text(std::llround(static_cast<double>(dispatches_) / elapsed));
  const std::string megabytes = base::decimal_text(static_cast<double>(bytes_) / elapsed / 1e6, 1);
  const std::string line = tr("{} dispatches, {}/s, {} MB/s", dispatches, speed, megabytes);
  const std::string left = time_left(elapsed);
  std::cerr << '\r' << (left.empty() ? line : tr("{}, {} left", line, left)) << "\x1b[K" << std::flush;
}

// A packed file may give more bytes than it has.
std::string Progress::time_left(double elapsed) const {
  const std::uintmax_t done = done_ + std::min(file_size_, bytes_ - file_begin_);
  if (!expected_ || done == 0 || elapsed < kUntilSure) return {};
  const auto left = static_cast<double>(*expected_ - std::min(*expected_, done));
  return rounded(elapsed * left / static_cast<double>(done));
}

std::uintmax_t bytes_of_file(const std::string& file) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(file, error);
  return error ? 0 : bytes;
}

std::optional<std::uintmax_t> bytes_of_sources(const std::vector<std::string>& sources,
                                               const std::filesystem::path& own_index) {
  const auto end = Clock::now() + kLookingTakes;
  std::uintmax_t bytes = 0;
  const auto late = [&] { return Clock::now() > end || base::interruption() != 0; };
  const dispatch::FolderVisitor visitor{[&](const std::string& path) { bytes += bytes_of_file(path); },
                                        [](const std::string&, const Error&) {}, late, [](const std::string&) {},
                                        own_index};
  for (const std::string& source : sources) {
    if (source == "-") return std::nullopt;
    if (dispatch::is_folder(source))
      dispatch::walk_folder(source, visitor);
    else
      bytes += bytes_of_file(source);
  }
  if (late()) return std::nullopt;
  return bytes;
}

}  // namespace depeche::indexer
