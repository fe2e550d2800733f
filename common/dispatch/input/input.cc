#include "dispatch/input/input.h"

namespace depeche::dispatch {

Result<std::string_view> Input::peek(std::size_t size) {
  while (head_.size() - taken_ < size) {
    const std::size_t before = head_.size();
    head_.resize(taken_ + size);
    const Result<std::size_t> got = read_from(head_.data() + before, head_.size() - before);
    head_.resize(before + got.value_or(0));
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
  }
  return std::string_view(head_).substr(taken_, size);
}

Result<std::size_t> Input::read(char* to, std::size_t size) {
  if (taken_ == head_.size()) return read_from(to, size);
  const std::size_t got = head_.copy(to, size, taken_);
  taken_ += got;
  return got;
}

Status Input::seek(std::uint64_t to) {
  taken_ = head_.size();
  return from_.seek(to);
}

Result<std::size_t> Input::read_from(char* to, std::size_t size) {
  Result<std::size_t> got = from_.read(to, size);
  if (got && *got > 0 && on_read_) on_read_(*got);
  return got;
}

}  // namespace depeche::dispatch
