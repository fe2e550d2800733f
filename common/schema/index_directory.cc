#include "schema/index_directory.h"

#include <algorithm>
#include <optional>
#include <system_error>

#include "base/index_mark.h"
#include "base/message.h"
#include "base/small_file.h"
#include "schema/damaged_directory.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

// How often the files are read again when a writer replaces them meanwhile.
constexpr int kMostTries = 5;

constexpr std::size_t kMostNamingBytes = std::size_t{64} << 10;

bool are_there(const std::vector<NamedGeneration>& older, const Identity& identity, const fs::path& index) {
  return std::ranges::all_of(older, [&](const NamedGeneration& part) {
    const auto mark = read_mark(index / part.name);
    return mark.state == FileState::sound && mark.content.identity == identity && mark.content.uuid == part.uuid;
  });
}

// Why a file that tells what the directory is cannot be read, sound as it may be: permissions, too many open files.
std::optional<Error> unreadable(const fs::path& index) {
  for (const fs::path& name : {fs::path(base::kIdentityFile), fs::path(kPointerFile)}) {
    const auto bytes = base::read_small_file(index / name, kMostNamingBytes);
    if (!bytes && bytes.error().code != ErrorCode::not_found && bytes.error().code != ErrorCode::corrupt)
      return bytes.error();
  }
  return std::nullopt;
}

}  // namespace

fs::path lock_path(const fs::path& index) { return index / "LOCK"; }

// Half of the identity: nobody else's folder has that name.
fs::path work_path(const IndexDirectory& directory) {
  return directory.path / ("work-" + directory.identity.substr(0, 16));
}

IndexDirectory inspect_index(const fs::path& index) {
  IndexDirectory directory;
  directory.path = index;
  std::error_code error;
  const auto status = fs::status(index, error);
  if (status.type() == fs::file_type::not_found) return directory;
  if (status.type() != fs::file_type::directory) {
    directory.state = IndexState::foreign;
    return directory;
  }
  for (int look = 1;; ++look) {
    auto identity = read_identity(index);
    auto pointer = read_pointer(index);
    if (identity.state == FileState::sound && pointer.state == FileState::sound &&
        identity.content == pointer.content.identity) {
      const auto mark = read_mark(index / pointer.content.generation);
      if (mark.state == FileState::sound && mark.content.identity == identity.content &&
          mark.content.uuid == pointer.content.uuid && mark.content.older == pointer.content.older &&
          are_there(pointer.content.older, identity.content, index))
        return {index,
                IndexState::present,
                identity.content,
                pointer.content.generation,
                pointer.content.uuid,
                pointer.content.older,
                pointer.content.kept,
                {}};
    }
    if (unreadable(index)) {
      directory.state = IndexState::foreign;
      return directory;
    }
    IndexDirectory found = inspect_damaged(index, identity, pointer);
    // A generation that a writer replaced in between looks like damage.
    const auto now = read_pointer(index);
    const bool changed =
        now.state != pointer.state || !(now.content == pointer.content) || read_identity(index).state != identity.state;
    if (!changed || look == kMostTries) return found;
  }
}

std::string contents_of(const fs::path& path) {
  constexpr std::size_t kMostNames = 3;
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path, error)) names.push_back(entry.path().filename().string());
  if (error) return tr("it is not a directory");
  if (names.empty()) return tr("it holds nothing");
  std::sort(names.begin(), names.end());
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) list += (i > 0 ? ", " : "") + names[i];
  return names.size() > kMostNames ? tr("it holds {} and more", list) : tr("it holds {}", list);
}

Error unusable(const IndexDirectory& directory) {
  const std::string name = directory.path.string();
  switch (directory.state) {
    case IndexState::absent:
      return {ErrorCode::not_found, tr("{}: no index here", name), tr("create one by indexing dispatches"),
              std::nullopt};
    case IndexState::damaged:
      return {ErrorCode::corrupt, tr("{}: the index is damaged: {}; no generation is sound", name, directory.complaint),
              tr("restore a backup, or index again from nothing"), std::nullopt};
    case IndexState::outdated:
      return {ErrorCode::index_version, tr("{}: made by an earlier version, with a layout before schema 6", name),
              tr("index again from nothing, or use the program that made it"), std::nullopt};
    default:
      if (auto why = unreadable(directory.path)) return *std::move(why);
      return {ErrorCode::invalid_argument, tr("{}: not a Dépêche index: {}", name, contents_of(directory.path)),
              tr("name the directory of an index, or a new or empty one to create it"), std::nullopt};
  }
}

Result<IndexDirectory> present_index(const fs::path& index) {
  IndexDirectory directory = inspect_index(index);
  if (directory.state != IndexState::present) return tl::unexpected<Error>(unusable(directory));
  return directory;
}

Result<fs::path> current_generation(const fs::path& index) {
  const auto directory = present_index(index);
  if (!directory) return tl::unexpected<Error>(directory.error());
  return directory->generation_path();
}

}  // namespace depeche::schema
