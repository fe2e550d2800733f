#include "schema/version_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <xxhash.h>

#include "base/files.h"
#include "base/input_file.h"
#include "base/mapped_file.h"
#include "base/message.h"
#include "base/output_file.h"
#include "base/small_file.h"
#include "base/uuid.h"
#include "base/varint.h"
#include "base/xapian.h"
#include "glass/block_layout.h"
#include "glass/iamglass.h"
#include "glass/keys.h"
#include "glass/table_edges.h"
#include "glass/table_reader.h"
#include "schema/generation_files.h"
#include "schema/version.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTables = glass::kTableNames.size();

// What stands before the revision: Xapian's mark, its version and the database's unique name.
constexpr std::size_t kHeaderBytes = 14 + 2 + 16;
constexpr std::size_t kMostSealBytes = 4096;
constexpr const char* kSealMark = "depeche-seal-2";
constexpr int kMostTries = 100;

struct TableSeal {
  std::uint32_t block = 0;  // the root
  std::uint64_t size = 0;   // of the file
  std::uint64_t hash = 0;   // of the root
};

struct Seal {
  std::string database;  // its unique name, as hex digits
  std::uint64_t revision = 0;
  std::uint64_t rest = 0;  // a checksum of the version file but for the revision
  std::array<std::optional<TableSeal>, kTables> tables;
};

// A table as it is now.
struct Table {
  glass::TableEdges edges;
  std::uint64_t size = 0;  // of the file
};

fs::path path_of(const fs::path& generation, unsigned file) { return generation / kGenerationFileNames[file]; }
fs::path table_path(const fs::path& generation, std::size_t table) {
  return generation / (std::string(glass::kTableNames[table]) + ".glass");
}

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

tl::unexpected<Error> damage(const fs::path& path, const std::string& what) {
  return fail(ErrorCode::corrupt, tr("{}: {}", path.string(), what),
              tr("restore a backup, or index again from nothing"));
}

tl::unexpected<Error> cut_off(const fs::path& path) {
  return damage(path, tr("cut off, or of another index or generation"));
}

Result<base::InputFile> open_table(const fs::path& path) {
  auto file = base::InputFile::open(path);
  if (!file && file.error().code == ErrorCode::not_found) return damage(path, tr("missing"));
  return file;
}

Result<Table> table_in(const base::InputFile& file, const fs::path& path, const glass::StoredRoot& stored) {
  const auto edges = glass::read_edges(file, stored);
  if (!edges) return tl::unexpected<Error>(edges.error());
  if (!*edges) return cut_off(path);
  const auto size = file.size();
  if (!size) return tl::unexpected<Error>(size.error());
  return Table{**edges, *size};
}

// Whether the table of postings says that it is of this database.
Status check_name(const fs::path& path, const glass::StoredRoot& stored, const glass::DatabaseState& state) {
  if (stored.block_bytes != glass::kBlockBytes) return damage(path, tr("has blocks of another size"));
  glass::TableRoot root;
  root.block = stored.block;
  root.level = stored.level;
  auto file = base::MappedFile::open(path, base::MappedFile::Access::in_order);
  if (!file) return tl::unexpected<Error>(file.error());
  try {
    glass::TableReader table(std::move(*file), root, state.revision);
    if (table.find(glass::metadata_key(kDatabaseKey)) && table.tag() == base::hex_of(state.uuid)) return {};
  } catch (const Xapian::Error& error) {
    return damage(path, error.get_msg());
  }
  return damage(path, tr("belongs to another index, or to another generation of it"));
}

// The lines of a seal but the last.
std::string lines_of(const Seal& seal) {
  std::ostringstream out;
  out << kSealMark << ' ' << seal.database << "\nversion " << seal.revision << ' ' << seal.rest << '\n';
  for (std::size_t table = 0; table < kTables; ++table)
    if (const auto& root = seal.tables[table])
      out << glass::kTableNames[table] << ' ' << root->block << ' ' << root->size << ' ' << root->hash << '\n';
  return std::move(out).str();
}

std::string written(const Seal& seal) {
  const std::string lines = lines_of(seal);
  return lines + "sum " + std::to_string(hash_of(lines)) + '\n';
}

std::optional<Seal> parse_seal(const std::string& bytes) {
  std::istringstream in(bytes);
  Seal seal;
  std::string mark;
  std::string word;
  if (!(in >> mark >> seal.database >> word >> seal.revision >> seal.rest)) return std::nullopt;
  while (in >> word && word != "sum") {
    std::size_t table = 0;
    while (table < kTables && glass::kTableNames[table] != word) ++table;
    TableSeal root;
    if (table == kTables || !(in >> root.block >> root.size >> root.hash)) return std::nullopt;
    seal.tables[table] = root;
  }
  // Written again it is the same: so whatever else stands there, or is wrong, is told.
  return written(seal) == bytes ? std::optional(seal) : std::nullopt;
}

// Nothing when it is missing or damaged.
Result<std::optional<Seal>> kept_seal(const fs::path& generation) {
  const auto bytes = base::read_small_file(path_of(generation, kSealFile), kMostSealBytes);
  if (bytes) return parse_seal(*bytes);
  const ErrorCode code = bytes.error().code;
  if (code != ErrorCode::not_found && code != ErrorCode::corrupt) return tl::unexpected<Error>(bytes.error());
  return std::optional<Seal>();
}

// A version file but for the revision, which stands apart in the seal: a damaged one does not look like a newer commit.
std::uint64_t rest_of(std::string_view bytes) {
  const std::uint64_t header = hash_of(bytes.substr(0, kHeaderBytes));
  std::string_view left = bytes.substr(std::min(kHeaderBytes, bytes.size()));
  base::take_varint(left);
  return XXH3_64bits_withSeed(left.data(), left.size(), header);
}

// As sealed, or of a later commit to the same database.
bool is_sealed_or_newer(const Seal& seal, const glass::DatabaseState& state, const std::string& bytes) {
  if (base::hex_of(state.uuid) != seal.database || state.revision < seal.revision) return false;
  return (state.revision == seal.revision) == (rest_of(bytes) == seal.rest);
}

// A table that a commit changed has a root of its own; another one has the root that it had.
bool is_newer(const Table& table, const glass::StoredRoot& stored, const glass::DatabaseState& state,
              const Seal& seal) {
  const std::uint32_t revision = table.edges.revision;
  return revision > seal.revision && revision <= state.revision && table.edges.level == stored.level;
}

Status check_table(const fs::path& path, const glass::StoredRoot& stored, const std::optional<TableSeal>& sealed,
                   const glass::DatabaseState& state, const Seal& seal, bool has_name) {
  auto file = open_table(path);
  if (!file) return tl::unexpected<Error>(file.error());
  const auto table = table_in(*file, path, stored);
  if (!table) return tl::unexpected<Error>(table.error());
  if (sealed && table->size < sealed->size) return cut_off(path);
  const bool same = sealed && sealed->block == stored.block && sealed->hash == table->edges.hash;
  if (!same && !is_newer(*table, stored, state, seal))
    return damage(path, tr("damaged, or of another index or generation"));
  return has_name ? check_name(path, stored, state) : Status{};
}

Status check_tables(const fs::path& generation, const glass::DatabaseState& state, const Seal& seal) {
  for (std::size_t table = 0; table < kTables; ++table) {
    if (!state.tables[table]) continue;
    const fs::path path = table_path(generation, table);
    const auto& stored = *state.tables[table];
    if (auto status = check_table(path, stored, seal.tables[table], state, seal, table == 0); !status) return status;
  }
  return {};
}

Status check_against(const Seal& seal, const fs::path& generation, const std::string& bytes) {
  const fs::path path = path_of(generation, kVersionFile);
  const auto state = glass::parse_iamglass(bytes);
  if (!state) return damage(path, "damaged");
  if (!is_sealed_or_newer(seal, *state, bytes)) return damage(path, tr("damaged, or of another index or generation"));
  return check_tables(generation, *state, seal);
}

}  // namespace

Result<Sealed> check_version_file(const fs::path& generation) {
  for (int look = 0; look < kMostTries; ++look) {
    // In this order: a commit in between makes the file newer than its seal, never older.
    const auto seal = kept_seal(generation);
    if (!seal) return tl::unexpected<Error>(seal.error());
    if (!*seal) return Sealed::no;
    const fs::path path = path_of(generation, kVersionFile);
    const auto bytes = base::read_small_file(path, glass::kMostIamglassBytes);
    if (!bytes && bytes.error().code == ErrorCode::not_found) return damage(path, tr("missing"));
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    const Status status = check_against(**seal, generation, *bytes);
    if (status) return Sealed::yes;
    // Roots of a revision that is not the last one any more may be written over.
    const auto again = base::read_small_file(path, glass::kMostIamglassBytes);
    const auto kept = kept_seal(generation);
    if (again && *again == *bytes && kept && *kept) return tl::unexpected<Error>(status.error());
  }
  throw Xapian::DatabaseModifiedError(tr("commits come faster than they can be looked at"));
}

tl::unexpected<Error> not_sealed(const fs::path& generation) {
  return damage(path_of(generation, kSealFile), tr("missing or damaged"));
}

Status seal_version_file(const fs::path& generation) {
  const auto bytes = base::read_small_file(path_of(generation, kVersionFile), glass::kMostIamglassBytes);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto state = glass::parse_iamglass(*bytes);
  if (!state) return damage(path_of(generation, kVersionFile), "damaged");
  Seal seal{base::hex_of(state->uuid), state->revision, rest_of(*bytes), {}};
  for (std::size_t table = 0; table < kTables; ++table) {
    if (!state->tables[table]) continue;
    const fs::path path = table_path(generation, table);
    const auto file = open_table(path);
    if (!file) return tl::unexpected<Error>(file.error());
    const auto found = table_in(*file, path, *state->tables[table]);
    if (!found) return tl::unexpected<Error>(found.error());
    seal.tables[table] = TableSeal{state->tables[table]->block, found->size, found->edges.hash};
  }
  const std::string text = written(seal);
  if (const auto kept = base::read_small_file(path_of(generation, kSealFile), kMostSealBytes); kept == text) return {};
  const fs::path fresh = path_of(generation, kSealFile).string() + ".new";
  auto out = base::OutputFile::open(fresh);
  if (!out) return tl::unexpected<Error>(out.error());
  out->append(text);
  if (auto status = out->flush(true); !status) return status;
  std::error_code error;
  fs::rename(fresh, path_of(generation, kSealFile), error);
  if (error) return tl::unexpected<Error>(base::write_error(fresh.string(), error.value()));
  return {};
}

}  // namespace depeche::schema
