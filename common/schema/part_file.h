#pragma once

// The files that lie beside the tables of a generation begin with 64 bytes that say what they are and whose: a mark
// (16), the number of the format (4), 4 bytes of zero, the unique name of the Xapian database that they belong to (16),
// 16 bytes of zero, and a checksum of all that (8). By this head, files of two indexes or generations that were mixed
// up are noticed.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/mapped_file.h"
#include "base/uuid.h"
#include "base/xapian.h"

namespace depeche::schema {

inline constexpr std::size_t kPartHeadBytes = 64;

// The database that files belong to, and the last document number that it gave out.
struct Owner {
  base::Uuid database{};
  Xapian::docid last = 0;
};
// Throws Xapian::DatabaseCorruptError.
Owner owner_of(const Xapian::Database& database);

// `mark` has up to 16 bytes and is different for each kind of file.
std::string part_head(std::string_view mark, const base::Uuid& database);

// Such a file, which comes into memory as it is asked for. Copies share it. For several threads.
class PartFile {
 public:
  PartFile() = default;
  // Throws Xapian::DatabaseOpeningError when the system refuses the file, and DatabaseCorruptError, which names the
  // file, when it is missing, is not a regular file, or does not have this head.
  PartFile(const std::filesystem::path& path, std::string_view mark, const base::Uuid& database);

  // The bytes behind the head.
  std::string_view body() const { return body_; }
  // True when all that was mapped can still be read: nobody has cut the file or written over it. `now` is how it looks
  // now.
  bool holds(const base::FileStamp& now) const;
  // True when something was read that is gone.
  bool lost() const { return file_.lost(); }
  const base::FileStamp& stamp() const { return file_.stamp(); }
  void release() const { file_.release(); }

 private:
  base::MappedFile file_;
  std::string head_;
  std::string_view body_;
};

}  // namespace depeche::schema
