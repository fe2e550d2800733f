#pragma once

// The files of a generation, and how they look from outside.

#include <array>
#include <filesystem>
#include <string_view>

#include "base/file_stamp.h"
#include "depeche/result.h"

namespace depeche::schema {

// Xapian's version file and what seals it (version_file.h), Xapian's tables, and what lies beside them.
enum GenerationFile : unsigned {
  kVersionFile,
  kSealFile,
  kFirstTable,  // the tables in the order of glass::kTableNames
  kStreamsFile = kFirstTable + 6,
  kRowsFile,
  kTopicsFile,
  kDirectionsFile,
  kGenerationFiles
};

inline constexpr std::array<const char*, kGenerationFiles> kGenerationFileNames{
    "iamglass",       "iamglass.sum",  "postlist.glass", "docdata.glass", "termlist.glass", "position.glass",
    "spelling.glass", "synonym.glass", "streams",        "streams.rows",  "topics",         "topics.documents"};

using GenerationStamp = std::array<base::FileStamp, kGenerationFiles>;

// Links are not followed. Costs some microseconds.
GenerationStamp stamp_of(const std::filesystem::path& generation);

// Whether all but the version file and its seal, which each commit replaces, are the same files, whatever is in them.
bool same_files(const GenerationStamp& a, const GenerationStamp& b);

// What is there is a regular file each: nothing that Xapian would follow or wait for. Else ErrorCode::corrupt.
Status check_kinds(const std::filesystem::path& generation);

}  // namespace depeche::schema
