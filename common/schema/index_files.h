#pragma once

// The small files that tell an index from any other directory, and its own generations from anything else:
//   IDENTITY             depeche-index 1 <identity>
//   CURRENT              depeche-current 1 <identity> <generation> <uuid> [<older part> …] [<kept generation> …]
//   gen-000001/IDENTITY  depeche-generation 1 <identity> <uuid> [<older part> …]
// each with a checksum (sealed_words.h). An identity is 32 random hexadecimal digits; a UUID is that of the
// generation's Xapian database. An older part, <generation>=<uuid>, is in force together with the generation. One that
// was made to be an older part bears `depeche-part` in place of `depeche-generation`, and is never in force without a
// later one. They are replaced by rename, and read without following links.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"

namespace depeche::schema {

inline constexpr std::string_view kPointerFile = "CURRENT";

using Identity = std::string;
Identity new_identity();

// What was read from such a file.
enum class FileState { absent, damaged, sound };
template <class T>
struct SmallFile {
  FileState state = FileState::absent;
  T content{};  // only when the file is sound
};

// A generation, and the UUID of its database.
struct NamedGeneration {
  std::string name;
  std::string uuid;
  bool operator==(const NamedGeneration&) const = default;
};

// The content of CURRENT.
struct Pointer {
  Identity identity;
  std::string generation;              // the generation in force, or the last of several
  std::string uuid;                    // the UUID of its database
  std::vector<NamedGeneration> older;  // those before it
  std::vector<std::string> kept;       // generations that a damaged CURRENT may have named: they are not deleted
  bool operator==(const Pointer&) const = default;
};

// The content of the IDENTITY of a generation.
struct GenerationMark {
  Identity identity;
  std::string uuid;
  std::vector<NamedGeneration> older = {};  // in force together with this one, before it
  bool is_older = false;                    // it was made to be an older part
  bool operator==(const GenerationMark&) const = default;
};

SmallFile<Identity> read_identity(const std::filesystem::path& index);
SmallFile<Pointer> read_pointer(const std::filesystem::path& index);
SmallFile<GenerationMark> read_mark(const std::filesystem::path& generation);

// The generation that CURRENT names in a layout before schema 6, where CURRENT held nothing else. Empty when it names
// none.
std::string outdated_pointer(const std::filesystem::path& index);

// Each of these writes a file, which is durable when the function returns. After a crash the file is whole or not
// there. `scratch` is a directory of ours on the same file system; it is made when it is missing.
Status write_identity(const std::filesystem::path& index, const Identity& identity,
                      const std::filesystem::path& scratch);
Status write_pointer(const std::filesystem::path& index, const Pointer& pointer, const std::filesystem::path& scratch);
Status write_mark(const std::filesystem::path& generation, const GenerationMark& mark,
                  const std::filesystem::path& scratch);
// Writes the file of an index that is being made, in a directory that has nothing but its lock.
Status create_identity(const std::filesystem::path& index, const Identity& identity);

// The number of a generation by its name: gen-000001 → 1. It is 0 for every other name.
unsigned long generation_number(std::string_view name);
std::string generation_name(unsigned long number);

// The UUID of the Xapian database in a directory, from the head of its version file; empty when there is none.
std::string database_uuid(const std::filesystem::path& generation);

// Makes the entries of a directory durable.
Status sync_directory(const std::filesystem::path& directory);

}  // namespace depeche::schema
