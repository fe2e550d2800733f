#pragma once

// The files that lie beside the tables of a generation begin with 64 bytes that say what they are and whose: a mark
// (16), the number of the format (4), 4 bytes of zero, the unique name of the Xapian database that they belong to (16),
// 16 bytes of zero, and a checksum of all that (8). Files of two indexes or generations that were mixed up are told by
// it.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/mapped_file.h"
#include "base/uuid.h"
#include "base/xapian.h"

namespace depeche::schema {

inline constexpr std::size_t kPartHeadBytes = 64;

// The database that files belong to, and the last document number that it has given out.
struct Owner {
  base::Uuid database{};
  Xapian::docid last = 0;
};
// Throws Xapian::DatabaseCorruptError.
Owner owner_of(const Xapian::Database& database);

// `mark`: up to 16 bytes, another for each kind of file.
std::string part_head(std::string_view mark, const base::Uuid& database);

// Such a file, in memory as it is asked for. Copies share it; for several threads.
class PartFile {
 public:
  PartFile() = default;
  // Throws Xapian::DatabaseOpeningError when the system refuses it, and DatabaseCorruptError, which names the file,
  // when it is missing, not a regular file, or has not this head.
  PartFile(const std::filesystem::path& path, std::string_view mark, const base::Uuid& database);

  // What stands behind the head.
  std::string_view body() const { return body_; }
  // Whether all that was mapped can still be read: it was not cut, nor written over by a file of others. `now`: how it
  // looks now.
  bool holds(const base::FileStamp& now) const;
  // Whether something was read that is gone.
  bool lost() const { return file_.lost(); }
  const base::FileStamp& stamp() const { return file_.stamp(); }
  void release() const { file_.release(); }

 private:
  base::MappedFile file_;
  std::string head_;
  std::string_view body_;
};

}  // namespace depeche::schema
