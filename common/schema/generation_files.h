#pragma once

// The files of a generation, and how they look from outside.

#include <array>
#include <filesystem>
#include <string_view>

#include "base/file_stamp.h"
#include "depeche/result.h"

namespace depeche::schema {

// The files that searches read: Xapian's version file and its seal (version_file.h), the tables that are not empty, and
// the files beside them.
enum GenerationFile : unsigned {
  kVersionFile,
  kSealFile,
  kPostlistFile,
  kTermlistFile,
  kStreamsFile,
  kRowsFile,
  kTopicsFile,
  kDirectionsFile,
  kGenerationFiles
};

inline constexpr std::array<const char*, kGenerationFiles> kGenerationFileNames{
    "iamglass", "iamglass.sum", "postlist.glass", "termlist.glass",
    "streams",  "streams.rows", "topics",         "topics.documents"};

using GenerationStamp = std::array<base::FileStamp, kGenerationFiles>;

// Looks at the files. Links are not followed. It takes some microseconds.
GenerationStamp stamp_of(const std::filesystem::path& generation);
// True when no commit has come since then, as far as the version file and its seal tell. Each commit replaces both.
bool has_same_commit(const std::filesystem::path& generation, const GenerationStamp& stamp);

// Whether a process has the database open for writing, by Xapian's own lock.
bool is_being_written(const std::filesystem::path& generation);

// True when all files but the version file and its seal are still the same files, whatever is in them.
bool same_files(const GenerationStamp& a, const GenerationStamp& b);

// Succeeds when each of the files that are there is a regular file: nothing that Xapian would follow or wait for. Else
// ErrorCode::corrupt.
Status check_kinds(const std::filesystem::path& generation);

}  // namespace depeche::schema
