#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/read.h"
#include "depeche/result.h"

namespace depeche {

// Finds the dispatches of an index that have vanished from the sources that a run reads. Only those count whose path is
// one of the sources or lies below one. Dispatches of files and folders that could not be read do not count. It holds
// 16 bytes in memory for each dispatch read, and the ids of those that have vanished. For one thread.
class Pruning {
 public:
  // `sources` as for read_source(), files and folders only. With `force`, vanished() refuses nothing.
  Pruning(const std::vector<std::string>& sources, bool force);

  // Call it for every dispatch that the run reads.
  void saw(const Dispatch& dispatch);
  // Call it for everything that the run refuses.
  void refused(const Refusal& refusal);

  // The ids in the index that this run has not seen. It refuses with ErrorCode::limit to remove more than half of the
  // index, or everything of a source that is missing or empty, such as an unmounted disk. An index that does not exist
  // has no such ids.
  Result<std::vector<std::string>> vanished(const std::filesystem::path& index);

 private:
  struct Found;
  bool is_ours(const std::string& path) const;
  bool is_doubtful(const std::string& path) const;
  Status judge(const std::filesystem::path& index, const Found& found) const;

  std::vector<std::string> sources_;  // absolute
  bool force_;
  std::vector<std::array<std::uint64_t, 2>> seen_;  // hashes of ids
  std::set<std::string> doubtful_;                  // absolute paths, perhaps with a line
  std::set<std::string> gone_;                      // the sources that are missing or empty
};

// Finds what an index has under the names that files had before they were renamed: a dispatch that carries no id has
// one made of the path of its file, and gets another one with the file's new name. For one run and one thread.
class Renames {
 public:
  // `renamed`: files and folders, the name before and the name now.
  explicit Renames(const std::map<std::string, std::string>& renamed);

  // Call it for every dispatch that the run reads.
  void saw(const Dispatch& dispatch);
  // The ids in the index whose file is called otherwise now and has been read under its name now. A file that was made
  // again under its former name, and read, keeps its ids. An index that does not exist has no such ids.
  Result<std::vector<std::string>> outdated(const std::filesystem::path& index) const;

 private:
  std::map<std::string, std::string> renamed_;  // absolute paths
  std::set<std::string> seen_;                  // the paths of dispatches that were read, as far as they matter
};

}  // namespace depeche
