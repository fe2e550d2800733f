#include "dispatch/input/line_reader.h"

#include <algorithm>
#include <cstring>

namespace depeche::dispatch {
namespace {

constexpr std::size_t kLineBlock = std::size_t{256} << 10;
constexpr std::size_t kLongestLine = std::size_t{4000} << 20;  // what a JSON parser can address

}  // namespace

LineReader::LineReader(base::ByteSource& source, std::size_t max_bytes, std::size_t padding, char newline)
    : source_(source),
      max_bytes_(std::min(max_bytes, kLongestLine)),
      padding_(padding),
      newline_(newline),
      buffer_(kLineBlock + padding) {}

Result<std::optional<Line>> LineReader::next() {
  for (;;) {
    const void* newline = std::memchr(buffer_.data() + scanned_, newline_, end_ - scanned_);
    if (newline) {
      const auto end = static_cast<std::size_t>(static_cast<const char*>(newline) - buffer_.data());
      return take(end, end + 1);
    }
    scanned_ = end_;
    if (end_ - begin_ > max_bytes_) return skip_long_line();
    const Result<bool> more = fill();
    if (!more) return tl::unexpected(more.error());
    if (*more) continue;
    if (begin_ == end_) return std::nullopt;
    return take(end_, end_);
  }
}

Line LineReader::take(std::size_t end, std::size_t next_begin) {
  Line line{std::string_view(buffer_.data() + begin_, end - begin_), ++number_, end - begin_ > max_bytes_};
  if (line.too_long) line.text = {};
  begin_ = scanned_ = next_begin;
  return line;
}

// Reads more behind the current line, which moves to the front of the buffer when it must. False at the end.
Result<bool> LineReader::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    scanned_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - padding_ - end_ < kLineBlock / 2)
    buffer_.resize(std::min(std::max(2 * end_, 2 * kLineBlock), max_bytes_ + 2 * kLineBlock) + padding_);
  const Result<std::size_t> got = source_.read(buffer_.data() + end_, buffer_.size() - padding_ - end_);
  if (!got) {
    ended_ = true;
    return tl::unexpected(got.error());
  }
  end_ += *got;
  ended_ = *got == 0;
  return !ended_;
}

Result<std::optional<Line>> LineReader::skip_long_line() {
  for (;;) {
    begin_ = scanned_ = end_ = 0;
    const Result<bool> more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return Line{{}, ++number_, true};
    const void* newline = std::memchr(buffer_.data(), newline_, end_);
    if (!newline) continue;
    begin_ = scanned_ = static_cast<std::size_t>(static_cast<const char*>(newline) - buffer_.data()) + 1;
    return Line{{}, ++number_, true};
  }
}

}  // namespace depeche::dispatch
