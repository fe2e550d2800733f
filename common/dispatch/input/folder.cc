#include "dispatch/input/folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <dirent.h>
#include <sys/stat.h>

#include "base/ascii.h"
#include "base/files.h"
#include "base/index_mark.h"

namespace depeche::dispatch {
namespace {

// How the names of backups end, of what is still being copied or downloaded, and of what programs keep beside a file.
constexpr std::array<std::string_view, 11> kUnfinished{
    ".bak", ".part", ".filepart", ".partial", ".tmp", ".crdownload", ".download", ".swp", ".swo", ".lock", ".lck"};
// What file managers leave in folders.
constexpr std::array<std::string_view, 2> kNoDocuments{"thumbs.db", "desktop.ini"};

struct DirectoryCloser {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

class Walk {
 public:
  explicit Walk(const FolderVisitor& visitor) : visitor_(visitor) {}

  // `folder` ends with a slash.
  void visit(const std::string& folder) {
    if (!is_new(folder)) return;
    if (is_index(folder, visitor_.own_index)) return visitor_.index(folder.substr(0, folder.size() - 1));
    for (const std::string& entry : list(folder)) {
      if (visitor_.stop()) return;
      if (entry.ends_with('/'))
        visit(folder + entry);
      else
        visitor_.file(folder + entry);
    }
  }

 private:
  bool is_new(const std::string& folder) {
    struct stat status {};
    // What cannot be asked for is new: opening it will tell why.
    return ::stat(folder.c_str(), &status) != 0 || seen_.insert({status.st_dev, status.st_ino}).second;
  }

  // The names in byte order of the paths they begin: folders with the slash that follows them there.
  std::vector<std::string> list(const std::string& folder) const {
    std::vector<std::string> entries;
    const std::unique_ptr<DIR, DirectoryCloser> directory(::opendir(folder.c_str()));
    if (!directory) {
      visitor_.unreadable(folder, base::file_error(folder, errno));
      return entries;
    }
    errno = 0;
    while (const dirent* entry = ::readdir(directory.get())) {
      const std::string name = entry->d_name;
      if (!is_left_out(name)) entries.push_back(is_folder(folder + name) ? name + "/" : name);
      errno = 0;
    }
    if (errno != 0) visitor_.unreadable(folder, base::file_error(folder, errno));
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  const FolderVisitor& visitor_;
  std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

bool is_left_out(std::string_view name) {
  if (name.starts_with('.') || name.starts_with("~$") || name.ends_with('~')) return true;
  if (name.size() > 2 && name.starts_with('#') && name.ends_with('#')) return true;
  const std::string lower = base::lower_ascii(name);
  const auto is_it = [&](std::string_view known) { return lower == known; };
  const auto is_its_end = [&](std::string_view end) { return lower.ends_with(end); };
  return std::any_of(kNoDocuments.begin(), kNoDocuments.end(), is_it) ||
         std::any_of(kUnfinished.begin(), kUnfinished.end(), is_its_end);
}

bool is_index(const std::string& folder, const std::filesystem::path& own_index) {
  return base::is_index_directory(folder) || (!own_index.empty() && base::is_same_directory(folder, own_index));
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

void walk_folder(const std::string& folder, const FolderVisitor& visitor) {
  Walk(visitor).visit(folder.ends_with('/') ? folder : folder + "/");
}

}  // namespace depeche::dispatch
