#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "index/directory/write_lock.h"
#include "schema/generations.h"

namespace depeche::index {

// An index directory whose lock is held. Opening mends a damaged IDENTITY or CURRENT and removes what killed runs left.
// As long as nothing has been put in force in a new directory, destruction removes all that was made for it.
class WritableDirectory {
 public:
  // Makes the directory when there is none. With `rebuild`, it also opens one whose index is damaged or of an earlier
  // layout. It waits so many seconds for another writer. Errors: locked, io, and those of schema::unusable().
  static Result<WritableDirectory> open(const std::filesystem::path& index, bool rebuild, double wait_lock_seconds);
  WritableDirectory(WritableDirectory&&) noexcept = default;
  WritableDirectory& operator=(WritableDirectory&&) = delete;
  ~WritableDirectory();

  schema::IndexDirectory& get() { return directory_; }
  const schema::IndexDirectory& get() const { return directory_; }
  std::filesystem::path work() const { return schema::work_path(directory_); }
  // What was damaged when it was opened, in words; empty when all was well.
  const std::string& complaint() const { return complaint_; }
  // Whether a copy of links (cp -al) shares files of the last part. A commit into it would change the copy.
  bool is_shared() const;

  // As schema::put_in_force().
  Status put_in_force(const std::filesystem::path& built, const std::vector<std::filesystem::path>& older = {}) {
    return schema::put_in_force(directory_, built, older);
  }
  // What is put in force next will replace all generations of this index. Returns how many dispatches the generation in
  // force has, or 0 when that is unknown.
  std::size_t start_anew();
  // Generations of other indexes or of an earlier layout that stand there, in words for people.
  std::vector<std::string> left_alone() const;

 private:
  WritableDirectory(WriteLock lock, std::vector<std::filesystem::path> made)
      : lock_(std::move(lock)), made_(std::move(made)) {}
  static Result<WritableDirectory> open_once(const std::filesystem::path& index, bool rebuild,
                                             double wait_lock_seconds);
  Status take(const std::filesystem::path& index, bool rebuild);
  void clean_up() const;

  WriteLock lock_;
  std::vector<std::filesystem::path> made_;  // directories, the outermost first
  schema::IndexDirectory directory_;
  std::string complaint_;
};

}  // namespace depeche::index
