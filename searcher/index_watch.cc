#include "index_watch.h"

#include <array>

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "schema/index_directory.h"

namespace depeche::searcher {

IndexWatch::IndexWatch() : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {}

IndexWatch::~IndexWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

// A folder that is watched already stays so.
void IndexWatch::look_at(const std::vector<std::filesystem::path>& indexes) {
  if (descriptor_ < 0) return;
  for (const auto& index : indexes) {
    ::inotify_add_watch(descriptor_, index.c_str(), IN_MOVED_TO | IN_ONLYDIR);
    if (const auto generation = schema::current_generation(index))
      ::inotify_add_watch(descriptor_, generation->c_str(), IN_MOVED_TO | IN_ONLYDIR);
  }
}

bool IndexWatch::wait(int milliseconds, const sigset_t& during_wait) {
  const timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000L};
  std::array<pollfd, 2> inputs{{{descriptor_, POLLIN, 0}, {STDOUT_FILENO, 0, 0}}};
  if (::ppoll(inputs.data(), inputs.size(), &time, &during_wait) <= 0) return true;
  std::array<char, 4096> events;
  while (descriptor_ >= 0 && ::read(descriptor_, events.data(), events.size()) > 0) {
  }
  return (inputs[1].revents & (POLLERR | POLLHUP)) == 0;
}

}  // namespace depeche::searcher
