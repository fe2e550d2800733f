#pragma once

// An index is a directory:
//   IDENTITY          tells that it is one, and which (index_files.h)
//   CURRENT           names the generations in force; replaced by rename, so that they change at once
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

// What is at a path that is or is to become an index.
enum class IndexState {
  absent,    // nothing, an empty directory, or what a first run left when it was killed before its commit
  present,   // an index with a generation in force
  damaged,   // an index none of whose generations can be put in force
  outdated,  // an index of a layout before schema 6, without identity
  foreign,   // something else
};

struct IndexDirectory {
  std::filesystem::path path;
  IndexState state = IndexState::absent;
  Identity identity;                   // empty when there is none yet
  std::string generation;              // the generation in force, or the last of several; only of a present index
  std::string uuid;                    // the UUID of its database
  std::vector<NamedGeneration> older;  // the parts of the index before it
  std::vector<std::string> kept;       // the generations that must not be deleted
  // What is damaged or missing in the directory, and what is used instead, in words for people. Empty when all is well.
  std::string complaint;

  // Of the last part.
  std::filesystem::path generation_path() const { return path / generation; }
  // All generations in force, the last part at the end.
  std::vector<NamedGeneration> parts() const {
    std::vector<NamedGeneration> all = older;
    all.push_back({generation, uuid});
    return all;
  }
};

// Reads the small files. Only when they do not fit together does it look at the generations and open them. Then the
// newest sound one that bears the identity is in force, with its older parts.
IndexDirectory inspect_index(const std::filesystem::path& index);

// What is at a path, in words: "it holds letter.txt, photos", "it is not a directory".
std::string contents_of(const std::filesystem::path& path);

// The error for a state other than present: not_found, corrupt, index_version or invalid_argument.
Error unusable(const IndexDirectory& directory);

// The directory when its state is present. Errors: those of unusable().
Result<IndexDirectory> present_index(const std::filesystem::path& index);

// The path of the generation in force of a present index, or of the last of several. Errors: those of unusable().
Result<std::filesystem::path> current_generation(const std::filesystem::path& index);

std::filesystem::path lock_path(const std::filesystem::path& index);
std::filesystem::path work_path(const IndexDirectory& directory);

}  // namespace depeche::schema
