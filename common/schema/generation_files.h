#pragma once

// The files of a generation, and how they look from outside.

#include <array>
#include <filesystem>
#include <string_view>

#include "base/file_stamp.h"
#include "depeche/result.h"

namespace depeche::schema {

// What searches read: Xapian's version file and what seals it (version_file.h), the tables that are not empty, and what
// lies beside them.
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

// Links are not followed. Costs some microseconds.
GenerationStamp stamp_of(const std::filesystem::path& generation);
// Whether no commit has come since, as far as the version file and its seal tell, which each replaces.
bool has_same_commit(const std::filesystem::path& generation, const GenerationStamp& stamp);

// Whether a process has the database open for writing, by Xapian's own lock.
bool is_being_written(const std::filesystem::path& generation);

// Whether all but the version file and its seal are the same files, whatever is in them.
bool same_files(const GenerationStamp& a, const GenerationStamp& b);

// What is there is a regular file each: nothing that Xapian would follow or wait for. Else ErrorCode::corrupt.
Status check_kinds(const std::filesystem::path& generation);

}  // namespace depeche::schema
