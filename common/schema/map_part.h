#pragma once

#include <filesystem>
#include <utility>

#include "base/mapped_file.h"
#include "base/xapian.h"

namespace depeche::schema {

// A file beside the tables of a generation. Throws as Xapian does of its own: DatabaseOpeningError.
inline base::MappedFile map_part(const std::filesystem::path& path) {
  auto file = base::MappedFile::open(path);
  if (!file) throw Xapian::DatabaseOpeningError(file.error().message);
  return std::move(*file);
}

}  // namespace depeche::schema
