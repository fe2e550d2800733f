#pragma once

// An index is a directory:
//   IDENTITY          tells that it is one, and which (index_files.h)
//   CURRENT           names the generation in force; replaced by rename, so that it changes at once
//   gen-000001/ …     a Xapian database each, with what lies beside it; each bears the identity
//   work-<identity>/  what a writer is making; worthless once its process is gone
//   LOCK              locked by the process that writes; never written
//
// Nothing is ever deleted but work-<identity>/ and generations that bear the identity and that a sound CURRENT has
// replaced. Everything else in the directory is somebody's, whatever it is called.

#include <filesystem>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "schema/index_files.h"

namespace depeche::schema {

// What stands at a path that shall become or is an index.
enum class IndexState {
  absent,    // nothing, an empty directory, or what a first run left that was killed before its commit
  present,   // an index with a generation in force
  damaged,   // an index none of whose generations can be put in force
  outdated,  // an index of a layout before schema 6, without identity
  foreign,   // something else
};

struct IndexDirectory {
  std::filesystem::path path;
  IndexState state = IndexState::absent;
  Identity identity;              // empty when there is none yet
  std::string generation;         // in force; only of a present index
  std::string uuid;               // of its database
  std::vector<std::string> kept;  // generations that are not to be deleted
  // What is damaged or missing in the directory, and what stands in for it; empty when all is well. In words for
  // people.
  std::string complaint;

  std::filesystem::path generation_path() const { return path / generation; }
};

// Reads three small files. Only when they do not fit together are the generations looked at and opened: then the newest
// sound one that bears the identity is in force.
IndexDirectory inspect_index(const std::filesystem::path& index);

// What stands at a path, in words: "it holds letter.txt, photos", "it is not a directory".
std::string contents_of(const std::filesystem::path& path);

// The error for a state other than present: not_found, corrupt, index_version or invalid_argument.
Error unusable(const IndexDirectory& directory);

// The directory, if present. Errors: those of unusable().
Result<IndexDirectory> present_index(const std::filesystem::path& index);

// Of a present index: the path of the generation in force. Errors: those of unusable().
Result<std::filesystem::path> current_generation(const std::filesystem::path& index);

std::filesystem::path lock_path(const std::filesystem::path& index);
std::filesystem::path work_path(const IndexDirectory& directory);

}  // namespace depeche::schema
