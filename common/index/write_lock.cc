#include "index/write_lock.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace depeche::index {
namespace {

using Clock = std::chrono::steady_clock;

std::string holder(int descriptor) {
  std::array<char, 32> text{};
  const auto size = ::pread(descriptor, text.data(), text.size() - 1, 0);
  return size > 0 ? "process " + std::string(text.data(), static_cast<std::size_t>(size)) : "another process";
}

// Best effort: the number only serves messages.
void sign(int descriptor) {
  const std::string me = std::to_string(::getpid());
  if (::ftruncate(descriptor, 0) != 0) return;
  [[maybe_unused]] const auto written = ::pwrite(descriptor, me.data(), me.size(), 0);
}

}  // namespace

Result<WriteLock> WriteLock::acquire(const std::filesystem::path& file, double wait_seconds) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0)
    return fail(ErrorCode::io, file.parent_path().string() + ": cannot write here: " + std::strerror(errno),
                "check the permissions of the index");
  WriteLock lock(descriptor);
  const auto deadline = Clock::now() + std::chrono::duration<double>(wait_seconds);
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (Clock::now() >= deadline)
      return fail(ErrorCode::locked, file.parent_path().string() + ": " + holder(descriptor) + " is writing this index",
                  "wait for it to end, or give --wait-lock SECONDS");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  sign(descriptor);
  return lock;
}

WriteLock::WriteLock(WriteLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

WriteLock::~WriteLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace depeche::index
