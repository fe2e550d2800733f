#include "schema/version_file.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include <xxhash.h>

#include "base/varint.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

// What stands before the revision: Xapian's mark, its version and the database's own number.
constexpr std::size_t kHeaderBytes = 14 + 2 + 16;

fs::path version_path(const fs::path& generation) { return generation / "iamglass"; }
fs::path seal_path(const fs::path& generation) { return generation / "iamglass.sum"; }

// Nothing when it cannot be opened.
std::optional<std::string> bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The revision stands apart from the rest, so that a damaged one does not look like a newer commit.
struct Seal {
  std::uint64_t revision = 0;
  std::uint64_t rest = 0;
};

std::optional<Seal> seal_of(const std::string& bytes) {
  if (bytes.size() <= kHeaderBytes) return std::nullopt;
  std::string_view left = std::string_view(bytes).substr(kHeaderBytes);
  const auto revision = base::take_varint(left);
  if (!revision) return std::nullopt;
  const std::uint64_t header = XXH3_64bits(bytes.data(), kHeaderBytes);
  return Seal{*revision, XXH3_64bits_withSeed(left.data(), left.size(), header)};
}

// Two numbers and a checksum of both.
std::string written(const Seal& seal) {
  const std::uint64_t check = XXH3_64bits(&seal, sizeof seal);
  return std::to_string(seal.revision) + ' ' + std::to_string(seal.rest) + ' ' + std::to_string(check) + '\n';
}

std::optional<Seal> kept_seal(const fs::path& generation) {
  std::ifstream in(seal_path(generation));
  Seal seal;
  std::uint64_t check = 0;
  if (!(in >> seal.revision >> seal.rest >> check) || check != XXH3_64bits(&seal, sizeof seal)) return std::nullopt;
  return seal;
}

}  // namespace

Status check_version_file(const fs::path& generation) {
  // In this order: a commit in between makes the file newer than its checksum, never older.
  const auto kept = kept_seal(generation);
  if (!kept) return {};
  const auto bytes = bytes_of(version_path(generation));
  if (!bytes) return {};  // Xapian says why
  const auto found = seal_of(*bytes);
  const bool same = found && found->revision == kept->revision && found->rest == kept->rest;
  const bool newer = found && found->revision > kept->revision && found->rest != kept->rest;
  if (same || newer) return {};
  return fail(ErrorCode::corrupt, version_path(generation).string() + ": damaged",
              "restore a backup or index again with --rebuild");
}

void seal_version_file(const fs::path& generation) {
  const auto bytes = bytes_of(version_path(generation));
  const auto seal = bytes ? seal_of(*bytes) : std::nullopt;
  if (!seal) return;
  const fs::path fresh = seal_path(generation).string() + ".new";
  std::ofstream out(fresh, std::ios::trunc);
  out << written(*seal);
  out.close();
  std::error_code ignored;
  if (out)
    fs::rename(fresh, seal_path(generation), ignored);
  else
    fs::remove(fresh, ignored);
}

}  // namespace depeche::schema
