#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "depeche/result.h"
#include "index/parts/reindex.h"
#include "index/pending/base_index.h"
#include "schema/linked_copy.h"

namespace depeche::index {

// What becomes of the parts of an index in a commit: those that change are made anew beside those in force, and
// nobody reads them until they are put in force, all at once. Throws as Xapian does.
class PartChanges {
 public:
  // `work` is the folder for what is made. `options` are for parts that are written anew; their topics stay.
  PartChanges(std::filesystem::path work, const ReindexOptions& options) : work_(std::move(work)), options_(options) {}

  // Lets documents leave a part, in ascending order. Few of them leave a copy; when they are many, the part is written
  // anew. A part that all leave is gone.
  Status take_out(const BaseIndex& part, std::vector<std::uint32_t> leaving);
  // Whether so many are too many for one transaction.
  static bool are_many(const std::vector<std::uint32_t>& leaving);
  // A copy of the part, for one commit.
  Result<std::filesystem::path> copy(const BaseIndex& part);
  // Adds a part as it is, or one that was made elsewhere.
  void keep(const std::filesystem::path& part) { parts_.push_back(part); }

  // Whether a part is not as it was.
  bool any() const { return made_ > 0; }
  // All parts that there are now, in their order.
  const std::vector<std::filesystem::path>& parts() const { return parts_; }
  // A place for the next part.
  std::filesystem::path next_place() { return work_ / ("part-" + std::to_string(++made_)); }

 private:
  Status take_out_few(const BaseIndex& part, std::vector<std::uint32_t> leaving);
  Status take_out_many(const BaseIndex& part, std::vector<std::uint32_t> leaving);

  const std::filesystem::path work_;
  const ReindexOptions options_;
  std::size_t made_ = 0;
  std::vector<std::filesystem::path> parts_;
  std::vector<schema::LinkedCopy> copies_;
};

}  // namespace depeche::index
