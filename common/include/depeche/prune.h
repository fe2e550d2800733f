#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "depeche/dispatch.h"
#include "depeche/read.h"
#include "depeche/result.h"

namespace depeche {

// Finds the dispatches of an index that have vanished from the sources that a run reads. Only dispatches whose path is
// one of the sources or lies below one count; those of files and folders that could not be read do not. In memory are
// 16 bytes for each dispatch read, and the ids of those that have vanished. For one thread.
class Pruning {
 public:
  // `sources` as for read_source(), files and folders only. `force`: vanished() refuses nothing.
  Pruning(const std::vector<std::string>& sources, bool force);

  // To be told of everything that the run reads.
  void saw(const Dispatch& dispatch);
  // To be told of everything that it refuses.
  void refused(const Refusal& refusal);

  // The ids in the index that this run has not seen. Refused with ErrorCode::limit: to remove more than half of the
  // index, or all of a source that is missing or empty, as an unmounted disk is. An absent index has none.
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

}  // namespace depeche
