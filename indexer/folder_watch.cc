#include "folder_watch.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/index_mark.h"
#include "base/message.h"
#include "dispatch/input/folder.h"

namespace depeche::indexer {
namespace {

constexpr std::uint32_t kEvents =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

// How long a folder that has come back waits to be noticed.
constexpr int kLookForRootsMilliseconds = 500;

std::string below(const std::string& folder, std::string_view name) {
  return folder + (folder.ends_with('/') ? "" : "/") + std::string(name);
}

Error watch_error(const std::string& folder, int error) {
  if (error != ENOSPC) return base::file_error(folder, error);
  return {ErrorCode::limit, tr("{}: this user watches as many folders as the system allows", folder),
          tr("raise it: sysctl fs.inotify.max_user_watches"), std::nullopt};
}

// A link, or a second name of a file, is complete when it is made: nobody will write and close it.
bool is_born_complete(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 &&
         (S_ISLNK(status.st_mode) || (S_ISREG(status.st_mode) && status.st_nlink > 1));
}

}  // namespace

FolderWatch::FolderWatch(int descriptor, std::vector<std::string> roots, std::filesystem::path own_index,
                         Listener listener)
    : descriptor_(descriptor),
      roots_(std::move(roots)),
      own_index_(std::move(own_index)),
      listener_(std::move(listener)) {}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      roots_(other.roots_),
      own_index_(other.own_index_),
      listener_(std::move(other.listener_)),
      indexes_(std::move(other.indexes_)),
      folders_(std::move(other.folders_)),
      found_(std::move(other.found_)),
      moved_away_(std::move(other.moved_away_)),
      moved_away_before_(std::move(other.moved_away_before_)),
      listed_(std::move(other.listed_)) {}

FolderWatch::~FolderWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<FolderWatch> FolderWatch::start(const std::vector<std::string>& folders, std::filesystem::path own_index,
                                       Listener listener) {
  for (const std::string& folder : folders)
    if (dispatch::is_index(folder, own_index))
      return fail(ErrorCode::invalid_argument, tr("{}: is an index, not a source of dispatches", folder),
                  tr("watch the folder that the dispatches arrive in"));
  const int descriptor = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (descriptor < 0)
    return fail(ErrorCode::io, tr("cannot watch folders: {}", base::errno_words(errno)),
                tr("see sysctl fs.inotify.max_user_instances"));
  FolderWatch watch(descriptor, folders, std::move(own_index), std::move(listener));
  for (const std::string& folder : folders)
    if (auto status = watch.add(folder, watch.found_); !status) return tl::unexpected<Error>(status.error());
  return watch;
}

bool FolderWatch::wait(int milliseconds, const sigset_t& during_wait) {
  if (!found_.files.empty()) return true;
  if (lacks_roots() && (milliseconds < 0 || milliseconds > kLookForRootsMilliseconds))
    milliseconds = kLookForRootsMilliseconds;
  const timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000L};
  pollfd input{descriptor_, POLLIN, 0};
  return ::ppoll(&input, 1, milliseconds < 0 ? nullptr : &time, &during_wait) > 0 || lacks_roots();
}

void FolderWatch::collect(Arrivals& arrivals) {
  arrivals.files.merge(found_.files);
  found_.files.clear();
  moved_away_before_ = std::exchange(moved_away_, {});
  listed_.clear();
  alignas(inotify_event) std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
    if (size <= 0) break;
    for (const char* at = buffer.data(); at < buffer.data() + size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      if ((event->mask & IN_Q_OVERFLOW) != 0) {
        for (const auto& [watch, folder] : std::map(folders_)) list(folder, arrivals);
        continue;
      }
      const auto folder = folders_.find(event->wd);
      if (folder == folders_.end()) continue;
      if ((event->mask & IN_IGNORED) != 0)
        folders_.erase(folder);
      else if ((event->mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0)
        drop(std::string(folder->second));
      else if (event->len > 0 && !dispatch::is_left_out(event->name))
        note({event->mask, event->cookie, below(folder->second, event->name)}, arrivals);
    }
  }
  pair_with_listed(arrivals);
  look_for_roots(arrivals);
}

void FolderWatch::note(const Event& event, Arrivals& arrivals) {
  const auto& [what, cookie, path] = event;
  if ((what & IN_MOVED_FROM) != 0) {
    moved_away_.emplace(cookie, path);
    return drop(path);
  }
  if ((what & IN_MOVED_TO) != 0) note_new_name(event, arrivals);
  if ((what & IN_ISDIR) != 0) return add_new(path, arrivals);
  // A folder becomes an index when it gets its identity.
  const std::filesystem::path file(path);
  if (file.filename() == base::kIdentityFile && leaves_out(file.parent_path().string(), arrivals)) return;
  if ((what & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0)
    arrivals.files.insert(path);
  else if (is_born_complete(path))
    dispatch::is_folder(path) ? add_new(path, arrivals) : void(arrivals.files.insert(path));
}

void FolderWatch::note_new_name(const Event& event, Arrivals& arrivals) {
  for (auto* moved : {&moved_away_, &moved_away_before_}) {
    const auto from = moved->find(event.cookie);
    if (from == moved->end()) continue;
    arrivals.rename(from->second, event.path);
    moved->erase(from);
  }
}

// What is moved into a folder before the folder is watched is seen to leave, but not to arrive. It is found there under
// the name that it had.
void FolderWatch::pair_with_listed(Arrivals& arrivals) {
  const auto name_of = [](const std::string& path) { return std::filesystem::path(path).filename(); };
  std::erase_if(moved_away_, [&](const auto& moved) {
    const std::string& from = moved.second;
    const auto found = std::find_if(listed_.begin(), listed_.end(),
                                    [&](const std::string& path) { return name_of(path) == name_of(from); });
    std::error_code ignored;
    if (found == listed_.end() || *found == from || std::filesystem::exists(from, ignored)) return false;
    arrivals.rename(from, *found);
    listed_.erase(found);
    return true;
  });
}

// A folder that was not there before.
void FolderWatch::add_new(const std::string& folder, Arrivals& arrivals) {
  Arrivals there;
  add_or_complain(folder, there);
  listed_.insert(listed_.end(), there.files.begin(), there.files.end());
  arrivals.files.merge(there.files);
}

// Watched first and listed then, so that nothing is missed in between.
Status FolderWatch::add(const std::string& folder, Arrivals& arrivals) {
  if (leaves_out(folder, arrivals)) return {};
  const int watch = ::inotify_add_watch(descriptor_, folder.c_str(), kEvents);
  if (watch < 0) return tl::unexpected<Error>(watch_error(folder, errno));
  // A folder that links lead to more than once has one watch.
  if (folders_.emplace(watch, folder).second) list(folder, arrivals);
  return {};
}

void FolderWatch::add_or_complain(const std::string& folder, Arrivals& arrivals) {
  if (auto status = add(folder, arrivals); !status && status.error().code != ErrorCode::not_found)
    listener_.failed(status.error());
}

void FolderWatch::list(const std::string& folder, Arrivals& arrivals) {
  const std::unique_ptr<DIR, void (*)(DIR*)> directory(::opendir(folder.c_str()), [](DIR* open) { ::closedir(open); });
  if (!directory) return;
  while (const dirent* entry = ::readdir(directory.get())) {
    if (dispatch::is_left_out(entry->d_name)) continue;
    const std::string path = below(folder, entry->d_name);
    if (dispatch::is_folder(path))
      add_or_complain(path, arrivals);
    else
      arrivals.files.insert(path);
  }
}

void FolderWatch::drop(const std::string& folder) {
  for (auto watched = folders_.begin(); watched != folders_.end();) {
    if (!is_at_or_below(watched->second, folder)) {
      ++watched;
      continue;
    }
    ::inotify_rm_watch(descriptor_, watched->first);
    watched = folders_.erase(watched);
  }
}

// True for an index, of which nothing more is heard.
bool FolderWatch::leaves_out(const std::string& folder, Arrivals& arrivals) {
  if (!dispatch::is_index(folder, own_index_)) return false;
  drop(folder);
  std::erase_if(arrivals.files, [&](const std::string& file) { return is_at_or_below(file, folder); });
  if (indexes_.insert(folder).second) listener_.is_index(folder);
  return true;
}

bool FolderWatch::watches(const std::string& folder) const {
  return std::any_of(folders_.begin(), folders_.end(), [&](const auto& watched) { return watched.second == folder; });
}

bool FolderWatch::lacks_roots() const {
  return std::any_of(roots_.begin(), roots_.end(), [&](const std::string& root) { return !watches(root); });
}

void FolderWatch::look_for_roots(Arrivals& arrivals) {
  for (const std::string& root : roots_)
    if (!watches(root) && dispatch::is_folder(root)) add_or_complain(root, arrivals);
}

}  // namespace depeche::indexer
